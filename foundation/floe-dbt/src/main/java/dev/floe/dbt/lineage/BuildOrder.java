package dev.floe.dbt.lineage;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a graph, each behind those that it reads. */
final class BuildOrder {
    private final ManifestGraph graph;

    BuildOrder(ManifestGraph graph) {
        this.graph = graph;
    }

    List<ManifestNode> nodes() {
        Map<String, Integer> waiting = new HashMap<>();
        Deque<ManifestNode> ready = new ArrayDeque<>();
        for (ManifestNode node : graph.nodes()) {
            int parents = graph.parents(node.uniqueId()).size();
            waiting.put(node.uniqueId(), parents);
            if (parents == 0) {
                ready.add(node);
            }
        }
        List<ManifestNode> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            ManifestNode node = ready.poll();
            ordered.add(node);
            for (String child : graph.children(node.uniqueId())) {
                if (waiting.merge(child, -1, Integer::sum) == 0) {
                    ready.add(graph.node(child));
                }
            }
        }
        return ordered;
    }
}
