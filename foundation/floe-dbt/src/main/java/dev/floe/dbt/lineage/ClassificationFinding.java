package dev.floe.dbt.lineage;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.problem.Problem;

/**
 * Something about classified columns that is not as it should be.
 *
 * @param node the unique id of the one that it is about
 * @param level the classification
 */
public record ClassificationFinding(String node, String level, Problem problem) {
    public ClassificationFinding {
        requireNonNull(node, "node is null");
        requireNonNull(level, "level is null");
        requireNonNull(problem, "problem is null");
    }
}
