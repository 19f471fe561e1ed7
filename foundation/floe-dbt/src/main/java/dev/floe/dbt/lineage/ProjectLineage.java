package dev.floe.dbt.lineage;

import static java.util.Objects.requireNonNull;

import dev.floe.lineage.graph.LineageGraph;
import dev.floe.lineage.graph.TableLineage;
import dev.floe.spi.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The columns of a project's tables and the ways between them.
 *
 * @param graph its tables are the nodes of the project by their unique ids, and those that are read without being nodes
 * @param problemsOf what no engine can accept, by the unique id of the node that holds it
 */
public record ProjectLineage(LineageGraph graph, Map<String, List<Problem>> problemsOf) {
    public ProjectLineage {
        requireNonNull(graph, "graph is null");
        problemsOf = Collections.unmodifiableMap(new TreeMap<>(problemsOf));
    }

    /** What no engine can accept, in the order of reports. */
    public List<Problem> problems() {
        return problemsOf.values().stream()
                .flatMap(List::stream)
                .sorted(Problem.ORDER)
                .toList();
    }

    /** Whether the query of a node was understood, so that its columns and what they come from are known. */
    public boolean isRead(String uniqueId) {
        return graph.table(uniqueId).filter(table -> table.opaque().isEmpty()).isPresent();
    }

    Optional<TableLineage> table(String uniqueId) {
        return graph.table(uniqueId);
    }
}
