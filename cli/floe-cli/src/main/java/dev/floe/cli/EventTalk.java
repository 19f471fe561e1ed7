package dev.floe.cli;

import dev.floe.dbt.compile.TemplateListener;
import dev.floe.dbt.error.DbtError;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Says what templates say among the events of a run, and keeps what they warn of. Any thread may call it. */
final class EventTalk implements TemplateListener {
    private final DbtEvents events;
    private final Channel output;
    private final List<Problem> problems;

    /** @param output where {@code print()} goes: what a template makes for programs, such as YAML */
    EventTalk(DbtEvents events, Channel output, List<Problem> problems) {
        this.events = events;
        this.output = output;
        this.problems = problems;
    }

    @Override
    public void debug(String message) {
        events.say(
                DbtEvent.of("JinjaLogDebug", "I063", message).at(DbtLevel.DEBUG).with("msg", message));
    }

    @Override
    public void info(String message) {
        events.say(DbtEvent.of("JinjaLogInfo", "I062", message).with("msg", message));
    }

    @Override
    public synchronized void print(String message) {
        output.print(message + "\n");
    }

    @Override
    public synchronized void warn(String message) {
        problems.add(Problem.warning(DbtError.TEMPLATE_WARNS, message));
    }
}
