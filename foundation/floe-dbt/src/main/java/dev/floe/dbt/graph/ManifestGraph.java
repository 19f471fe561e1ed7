package dev.floe.dbt.graph;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.select.SelectableGraph;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The graph that a manifest describes. */
public final class ManifestGraph implements SelectableGraph {
    /** The sections of a manifest whose entries are nodes of the graph. */
    public static final List<String> SECTIONS = List.of(
            "nodes", "sources", "exposures", "unit_tests", "functions", "metrics", "semantic_models", "saved_queries");

    private final Path project;
    private final DictValue manifest;
    private final Map<String, ManifestNode> nodes = new LinkedHashMap<>();

    private ManifestGraph(Path project, DictValue manifest) {
        this.project = project;
        this.manifest = manifest;
    }

    /** The graph of a manifest of the project in this directory. */
    public static ManifestGraph of(Path project, DictValue manifest) {
        ManifestGraph graph = new ManifestGraph(project, manifest);
        for (String section : SECTIONS) {
            Fields.dict(manifest, section).entries().values().forEach(graph::add);
        }
        return graph;
    }

    private void add(Value entry) {
        if (entry instanceof DictValue fields) {
            Optional<ResourceType> type = ResourceType.find(Fields.text(fields, "resource_type", ""));
            type.map(known -> new ManifestNode(known, fields)).ifPresent(node -> nodes.put(node.uniqueId(), node));
        }
    }

    /** The node of an id, if the graph has it. */
    public Optional<ManifestNode> find(String uniqueId) {
        return Optional.ofNullable(nodes.get(uniqueId));
    }

    /** The node of an id that the graph has. */
    public ManifestNode node(String uniqueId) {
        return find(uniqueId).orElseThrow(() -> new IllegalArgumentException("There is no node '" + uniqueId + "'"));
    }

    @Override
    public Collection<ManifestNode> nodes() {
        return nodes.values();
    }

    @Override
    public Collection<String> children(String uniqueId) {
        return related("child_map", uniqueId);
    }

    @Override
    public Collection<String> parents(String uniqueId) {
        return related("parent_map", uniqueId);
    }

    private List<String> related(String map, String uniqueId) {
        return Fields.list(Fields.dict(manifest, map), uniqueId).stream()
                .map(Value::toText)
                .filter(nodes::containsKey)
                .toList();
    }

    @Override
    public String projectName() {
        return Fields.text(Fields.dict(manifest, "metadata"), "project_name", "");
    }

    @Override
    public boolean existsInProject(String path) {
        return Files.exists(project.resolve(path));
    }
}
