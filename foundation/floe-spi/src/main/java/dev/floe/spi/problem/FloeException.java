package dev.floe.spi.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/** Problems that end what was asked for. A bug of our own is an {@link IllegalStateException} instead. */
public final class FloeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @throws IllegalArgumentException if there is no problem */
    public FloeException(List<Problem> problems) {
        super(summary(problems));
        this.problems = problems.stream().sorted(Problem.ORDER).toList();
    }

    public FloeException(Problem problem) {
        this(List.of(problem));
    }

    public FloeException(Problem problem, Throwable cause) {
        super(summary(List.of(problem)), requireNonNull(cause, "cause is null"));
        this.problems = List.of(problem);
    }

    /** All problems, at least one, sorted by {@link Problem#ORDER}. */
    public List<Problem> problems() {
        return problems;
    }

    private static String summary(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("Cannot throw without a problem");
        }
        return problems.stream()
                .map(problem -> problem.code().id() + ": " + problem.message())
                .collect(Collectors.joining("\n"));
    }
}
