package dev.floe.spi.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** Gathers problems while work goes on, so that all of them come at once. For one thread. */
public final class ProblemCollector {
    private final List<Problem> problems = new ArrayList<>();

    public void add(Problem problem) {
        problems.add(requireNonNull(problem, "problem is null"));
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** Everything so far, sorted by {@link Problem#ORDER}. */
    public List<Problem> problems() {
        return problems.stream().sorted(Problem.ORDER).distinct().toList();
    }

    /**
     * Ends here if something is wrong.
     *
     * @throws FloeException with all problems, warnings included, if one of them is an error
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new FloeException(problems());
        }
    }
}
