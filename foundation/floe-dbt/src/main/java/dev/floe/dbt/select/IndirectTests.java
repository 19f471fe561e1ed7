package dev.floe.dbt.select;

import java.util.LinkedHashSet;
import java.util.Set;

/** Adds the tests that come along with the nodes that they test. */
final class IndirectTests {
    private final EnabledNodes graph;
    private final GraphWalk walk;

    IndirectTests(EnabledNodes graph, GraphWalk walk) {
        this.graph = graph;
        this.walk = walk;
    }

    /** What one criterion selects, with its tests. */
    Candidates expand(Set<String> selected, IndirectSelection mode) {
        Candidates candidates = new Candidates(new LinkedHashSet<>(selected), new LinkedHashSet<>(selected));
        Set<String> available = available(selected, mode);
        if (mode == IndirectSelection.BUILDABLE) {
            graph.nodes().stream()
                    .filter(node -> node.resourceType() == ResourceType.SOURCE)
                    .map(SelectableNode::uniqueId)
                    .forEach(available::add);
        }
        for (String id : mode == IndirectSelection.EMPTY ? Set.<String>of() : selected) {
            for (String child : graph.children(id)) {
                if (graph.find(child)
                        .filter(node -> node.resourceType().isTest())
                        .isEmpty()) {
                    continue;
                }
                candidates.possible().add(child);
                if (mode == IndirectSelection.EAGER || available.containsAll(graph.dependencies(child))) {
                    candidates.direct().add(child);
                }
            }
        }
        return candidates;
    }

    /** What parts select together, with the tests whose parents they select only together. */
    Candidates complete(Candidates candidates, IndirectSelection mode) {
        if (mode == IndirectSelection.CAUTIOUS || mode == IndirectSelection.BUILDABLE) {
            Set<String> available = available(candidates.direct(), mode);
            candidates.possible().stream()
                    .filter(id -> !candidates.direct().contains(id))
                    .filter(id -> graph.find(id)
                            .filter(node -> node.resourceType().isExecutable())
                            .isPresent())
                    .filter(id -> available.containsAll(graph.dependencies(id)))
                    .toList()
                    .forEach(candidates.direct()::add);
        }
        return candidates;
    }

    private Set<String> available(Set<String> selected, IndirectSelection mode) {
        Set<String> available = new LinkedHashSet<>(selected);
        if (mode == IndirectSelection.BUILDABLE) {
            available.addAll(walk.ancestors(selected, GraphOperators.ALL));
        }
        return available;
    }
}
