package dev.floe.cli;

import dev.floe.dbt.compile.TemplateListener;
import dev.floe.dbt.error.DbtError;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Says what templates say among the events of a run, and keeps what they warn of. Any thread may call it. */
final class EventTalk implements TemplateListener {
    private final DbtEvents events;
    private final List<Problem> problems;

    EventTalk(DbtEvents events, List<Problem> problems) {
        this.events = events;
        this.problems = problems;
    }

    @Override
    public void log(String message) {
        // A log is for the person who writes the template; nobody has asked for one.
    }

    @Override
    public void print(String message) {
        events.say(DbtEvent.of("JinjaLogInfo", "I062", message).with("msg", message));
    }

    @Override
    public synchronized void warn(String message) {
        problems.add(Problem.warning(DbtError.TEMPLATE_WARNS, message));
    }
}
