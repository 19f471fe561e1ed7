package dev.floe.dbt.lineage;

import static java.util.Objects.requireNonNull;

import dev.floe.lineage.graph.LineageGraph;
import dev.floe.spi.problem.Problem;
import java.util.List;

/**
 * The columns of a project's tables and the ways between them.
 *
 * @param graph its tables are the nodes of the project by their unique ids, and those that are read without being nodes
 * @param problems what no engine can accept
 */
public record ProjectLineage(LineageGraph graph, List<Problem> problems) {
    public ProjectLineage {
        requireNonNull(graph, "graph is null");
        problems = List.copyOf(problems);
    }
}
