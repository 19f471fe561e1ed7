package dev.floe.documents;

import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;

/** Counts what a document holds, and ends the reading where that is too much. */
public final class NodeBudget {
    /** Whoever has mended as many reads the file again anyway, and a hostile file could have one per character. */
    private static final int MOST_PROBLEMS = 500;

    private final DocumentLimits limits;
    private final ProblemCollector problems;
    private long spent;
    private int reported;

    public NodeBudget(DocumentLimits limits, ProblemCollector problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /**
     * Reports a problem that the document can still be read in spite of.
     *
     * @throws Exceeded after so many that more would help nobody
     */
    public void report(Problem problem) {
        problems.add(problem);
        reported++;
        if (reported >= MOST_PROBLEMS) {
            throw new Exceeded();
        }
    }

    long spent() {
        return spent;
    }

    /**
     * Takes so many nodes from what may still come.
     *
     * @throws Exceeded after the problem is reported
     */
    public void spend(long nodes, Place place) {
        spent += nodes;
        if (spent > limits.nodes()) {
            problems.add(Problem.error(
                            DocumentError.TOO_MANY_NODES,
                            place,
                            "The document has more than %d keys and values".formatted(limits.nodes()))
                    .withHelp("split it into several files"));
            throw new Exceeded();
        }
    }

    /**
     * Goes to a level of mappings and lists, counted from 1.
     *
     * @throws Exceeded after the problem is reported
     */
    public void enter(int depth, Place place) {
        if (depth > limits.depth()) {
            problems.add(Problem.error(
                    DocumentError.TOO_DEEP,
                    place,
                    "Mappings and lists stand more than %d levels deep within each other".formatted(limits.depth())));
            throw new Exceeded();
        }
    }

    /** The reason is with the problems. */
    public static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Exceeded() {
            super("A limit is exceeded", null, false, false);
        }
    }
}
