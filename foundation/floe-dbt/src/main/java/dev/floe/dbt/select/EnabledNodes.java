package dev.floe.dbt.select;

import dev.floe.jinja.value.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a graph that can be selected from: without disabled nodes, and without the edges to them. */
final class EnabledNodes implements SelectableGraph {
    private final SelectableGraph graph;
    private final Map<String, SelectableNode> nodes = new LinkedHashMap<>();

    EnabledNodes(SelectableGraph graph) {
        this.graph = graph;
        graph.nodes().stream().filter(EnabledNodes::isEnabled).forEach(node -> nodes.put(node.uniqueId(), node));
    }

    /** An exposure is there even if it is disabled: dbt does not look at it then. */
    private static boolean isEnabled(SelectableNode node) {
        return node.resourceType() == ResourceType.EXPOSURE
                || node.config().find("enabled").filter(Value::isTrue).isPresent();
    }

    Optional<SelectableNode> find(String uniqueId) {
        return Optional.ofNullable(nodes.get(uniqueId));
    }

    /** All that a node depends on directly, disabled nodes included. */
    Collection<String> dependencies(String uniqueId) {
        return graph.parents(uniqueId);
    }

    @Override
    public Collection<SelectableNode> nodes() {
        return nodes.values();
    }

    @Override
    public Collection<String> children(String uniqueId) {
        return enabled(graph.children(uniqueId));
    }

    @Override
    public Collection<String> parents(String uniqueId) {
        return enabled(graph.parents(uniqueId));
    }

    @Override
    public String projectName() {
        return graph.projectName();
    }

    @Override
    public boolean existsInProject(String path) {
        return graph.existsInProject(path);
    }

    private List<String> enabled(Collection<String> uniqueIds) {
        return uniqueIds.stream().filter(nodes::containsKey).toList();
    }
}
