package dev.floe.cli;

import dev.floe.dbt.compile.TemplateListener;
import dev.floe.dbt.error.DbtError;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Collects what templates warn of; what they log or print has no place in a result. */
final class CollectedTalk implements TemplateListener {
    private final List<Problem> problems;

    CollectedTalk(List<Problem> problems) {
        this.problems = problems;
    }

    @Override
    public void debug(String message) {
        // A line is for the person who writes the template; nobody has asked for one.
    }

    @Override
    public void info(String message) {
        // As for debug.
    }

    @Override
    public void print(String message) {
        // As for debug.
    }

    @Override
    public void warn(String message) {
        problems.add(Problem.warning(DbtError.TEMPLATE_WARNS, message));
    }
}
