package dev.floe.dbt.parse;

import dev.floe.dbt.error.DbtError;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Everything that a project holds, in the order in which it was found. */
final class Manifest {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Node> sources = new LinkedHashMap<>();
    private final Map<String, Node> exposures = new LinkedHashMap<>();
    private final Map<String, Node> functions = new LinkedHashMap<>();
    private final Map<ResourceKind, Map<String, Node>> semantic = new EnumMap<>(ResourceKind.class);
    private final Map<String, Node> unitTests = new LinkedHashMap<>();
    private final Map<String, DictValue> docs = new LinkedHashMap<>();
    private final Map<String, DictValue> groups = new LinkedHashMap<>();
    private final Map<String, List<Node>> disabled = new LinkedHashMap<>();

    Map<String, Node> nodes() {
        return nodes;
    }

    Map<String, Node> sources() {
        return sources;
    }

    Map<String, Node> exposures() {
        return exposures;
    }

    /** The metrics, the semantic models or the saved queries. */
    Map<String, Node> of(ResourceKind kind) {
        return semantic.computeIfAbsent(kind, key -> new LinkedHashMap<>());
    }

    Map<String, Node> functions() {
        return functions;
    }

    Map<String, Node> unitTests() {
        return unitTests;
    }

    Map<String, DictValue> docs() {
        return docs;
    }

    Map<String, DictValue> groups() {
        return groups;
    }

    Map<String, List<Node>> disabled() {
        return disabled;
    }

    void disable(Node node) {
        disabled.computeIfAbsent(node.uniqueId(), id -> new ArrayList<>()).add(node);
    }

    /**
     * Adds a node, to those that are disabled where it is.
     *
     * @throws FloeException if there is one of its id already
     */
    void place(Node node) {
        if (!node.isEnabled()) {
            disable(node);
            return;
        }
        Map<String, Node> own =
                switch (node.kind()) {
                    case FUNCTION -> functions;
                    case METRIC, SEMANTIC_MODEL, SAVED_QUERY -> of(node.kind());
                    default -> nodes;
                };
        Node other = own.putIfAbsent(node.uniqueId(), node);
        if (other != null) {
            throw DbtError.DUPLICATE.in(
                    node.text("original_file_path"),
                    "Two resources are called '" + node.name() + "': the other one is in '"
                            + other.text("original_file_path") + "'",
                    node.kind() == ResourceKind.TEST
                            ? "remove one, or give one a name of its own by 'name:'"
                            : "rename one of them");
        }
    }

    Optional<Node> find(String uniqueId) {
        return Optional.ofNullable(nodes.get(uniqueId));
    }

    /** All resources that stand in the graph. */
    List<Node> members() {
        List<Node> members = new ArrayList<>(nodes.values());
        members.addAll(sources.values());
        members.addAll(exposures.values());
        members.addAll(unitTests.values());
        members.addAll(functions.values());
        semantic.values().forEach(nodes -> members.addAll(nodes.values()));
        return members;
    }

    /** What each resource depends on, sorted. */
    DictValue parentMap(Map<String, List<String>> parents) {
        DictValue map = DictValue.empty();
        members().forEach(node -> map.put(node.uniqueId(), sorted(parents.getOrDefault(node.uniqueId(), List.of()))));
        return map;
    }

    /** What depends on each resource, sorted. */
    DictValue childMap(Map<String, List<String>> parents) {
        Map<String, List<String>> children = new LinkedHashMap<>();
        members().forEach(node -> children.put(node.uniqueId(), new ArrayList<>()));
        parents.forEach((child, all) -> all.forEach(parent -> {
            List<String> known = children.get(parent);
            if (known != null) {
                known.add(child);
            }
        }));
        DictValue map = DictValue.empty();
        children.forEach((id, all) -> map.put(id, sorted(all)));
        return map;
    }

    private static Value sorted(List<String> ids) {
        return ListValue.of(ids.stream().sorted().map(StringValue::of).toList());
    }

    /** The names of groups with the ids of their members. */
    DictValue groupMap() {
        Map<String, TreeSet<String>> members = new LinkedHashMap<>();
        groups.values()
                .forEach(group -> members.put(group.find("name").orElseThrow().toText(), new TreeSet<>()));
        for (Node node : members()) {
            TreeSet<String> known = members.get(node.text("group"));
            if (known != null) {
                known.add(node.uniqueId());
            }
        }
        DictValue map = DictValue.empty();
        members.forEach((name, ids) -> map.put(name, ListValue.ofStrings(ids)));
        return map;
    }
}
