package dev.floe.dbt.select;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The graph as the oracle knows it. */
final class RecordedGraph implements SelectableGraph {
    private final String projectName;
    private final Set<String> files;
    private final Map<String, RecordedNode> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> parents = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new LinkedHashMap<>();

    RecordedGraph(String projectName, Collection<String> files, Collection<RecordedNode> nodes) {
        this.projectName = projectName;
        this.files = new TreeSet<>(files);
        nodes.forEach(node -> this.nodes.put(node.uniqueId(), node));
        nodes.forEach(node -> parents.put(node.uniqueId(), node.parents()));
        nodes.forEach(
                node -> node.parents().forEach(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                        .add(node.uniqueId())));
    }

    /** The places of nodes in the list of all. */
    List<String> ids(Collection<Integer> places) {
        List<String> ids = List.copyOf(nodes.keySet());
        return places.stream().map(ids::get).toList();
    }

    @Override
    public Collection<RecordedNode> nodes() {
        return nodes.values();
    }

    @Override
    public Collection<String> children(String uniqueId) {
        return children.getOrDefault(uniqueId, List.of());
    }

    @Override
    public Collection<String> parents(String uniqueId) {
        return parents.getOrDefault(uniqueId, List.of());
    }

    @Override
    public String projectName() {
        return projectName;
    }

    @Override
    public boolean existsInProject(String path) {
        return files.contains(path);
    }
}
