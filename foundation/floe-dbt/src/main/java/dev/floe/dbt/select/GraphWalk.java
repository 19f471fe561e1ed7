package dev.floe.dbt.select;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/** Finds the relatives of nodes, some steps up or down the graph. */
final class GraphWalk {
    private final SelectableGraph graph;

    GraphWalk(SelectableGraph graph) {
        this.graph = graph;
    }

    /** The relatives that the operators ask for; the nodes themselves may be among them. */
    Set<String> relatives(Set<String> nodes, GraphOperators operators) {
        Set<String> relatives = new LinkedHashSet<>();
        if (operators.childrensParents() == GraphOperators.ChildrensParents.ADDED) {
            Set<String> children = descendants(nodes, GraphOperators.ALL);
            children.addAll(nodes);
            relatives.addAll(children);
            relatives.addAll(ancestors(children, GraphOperators.ALL));
        }
        relatives.addAll(ancestors(nodes, operators.parents()));
        relatives.addAll(descendants(nodes, operators.children()));
        return relatives;
    }

    Set<String> ancestors(Set<String> nodes, int steps) {
        return reach(nodes, steps, graph::parents);
    }

    Set<String> descendants(Set<String> nodes, int steps) {
        return reach(nodes, steps, graph::children);
    }

    private static Set<String> reach(Set<String> nodes, int steps, Function<String, Collection<String>> neighbours) {
        Set<String> reached = new LinkedHashSet<>();
        Queue<String> layer = new ArrayDeque<>(nodes);
        for (int step = 0; step < steps && !layer.isEmpty(); step++) {
            Queue<String> next = new ArrayDeque<>();
            for (String node : layer) {
                for (String neighbour : neighbours.apply(node)) {
                    if (reached.add(neighbour)) {
                        next.add(neighbour);
                    }
                }
            }
            layer = next;
        }
        return reached;
    }
}
