package dev.floe.cli;

import dev.floe.dbt.compile.TemplateListener;
import dev.floe.dbt.error.DbtError;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Prints what templates say to the person who waits, and keeps what they warn of. Any thread may call it. */
final class PrintedTalk implements TemplateListener {
    private final Channel channel;
    private final List<Problem> problems;

    PrintedTalk(Channel channel, List<Problem> problems) {
        this.channel = channel;
        this.problems = problems;
    }

    @Override
    public void debug(String message) {
        // A log is for the person who writes the template; nobody has asked for one.
    }

    @Override
    public void info(String message) {
        print(message);
    }

    @Override
    public synchronized void print(String message) {
        channel.print(message + "\n");
    }

    @Override
    public synchronized void warn(String message) {
        problems.add(Problem.warning(DbtError.TEMPLATE_WARNS, message));
    }
}
