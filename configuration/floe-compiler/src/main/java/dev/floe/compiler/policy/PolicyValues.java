package dev.floe.compiler.policy;

import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns nodes and columns into what policies see. Each node is turned once. */
final class PolicyValues {
    private final ProductProject project;
    private final Map<String, Map<String, Object>> nodes = new HashMap<>();

    PolicyValues(ProductProject project) {
        this.project = project;
    }

    Map<String, Object> node(ManifestNode node) {
        return nodes.computeIfAbsent(node.uniqueId(), id -> read(node));
    }

    private Map<String, Object> read(ManifestNode node) {
        DictValue config = node.config();
        return new LazyValues()
                .with("id", node::uniqueId)
                .with("name", node::name)
                .with("type", () -> node.resourceType().text())
                .with("project", node::packageName)
                .with("path", node::path)
                .with("layer", () -> project.layerOf(node).orElse(""))
                .with("description", () -> Fields.text(node.fields(), "description", ""))
                .with("materialized", () -> Fields.text(config, "materialized", ""))
                .with("schema", () -> Fields.text(node.fields(), "schema", ""))
                .with("access", () -> Fields.text(node.fields(), "access", ""))
                .with("group", () -> Fields.text(node.fields(), "group", ""))
                .with("owner", () -> Fields.text(Fields.dict(config, "meta"), "owner", ""))
                .with("code", () -> Fields.text(node.fields(), "raw_code", ""))
                .with("tags", node::tags)
                .with("meta", () -> plain(Fields.dict(config, "meta")))
                .with("config", () -> plain(config))
                .with("columns", () -> columns(node))
                .with("tests", () -> project.testsOf(node).stream()
                        .map(PolicyValues::test)
                        .toList());
    }

    private static Map<String, Object> test(ManifestNode test) {
        return Map.of(
                "name", test.testName().orElse(test.name()),
                "column", Fields.text(test.fields(), "column_name", ""),
                "severity", Fields.text(test.config(), "severity", ""));
    }

    private List<Map<String, Object>> columns(ManifestNode node) {
        List<Map<String, Object>> columns = new ArrayList<>();
        Fields.dict(node.fields(), "columns").entries().forEach((name, column) -> {
            if (column instanceof DictValue fields) {
                columns.add(column(node, name.toText(), fields));
            }
        });
        return columns;
    }

    private Map<String, Object> column(ManifestNode node, String name, DictValue fields) {
        return new LazyValues()
                .with("name", () -> name)
                .with("description", () -> Fields.text(fields, "description", ""))
                .with("data_type", () -> Fields.text(fields, "data_type", ""))
                .with("tags", () -> Fields.list(fields, "tags").stream()
                        .map(Value::toText)
                        .toList())
                .with("meta", () -> plain(Fields.dict(fields, "meta")))
                .with("tests", () -> project.testsOf(node).stream()
                        .filter(test -> Fields.text(test.fields(), "column_name", "")
                                .replace("\"", "")
                                .equals(name))
                        .flatMap(test -> test.testName().stream())
                        .toList());
    }

    /** None stands for nothing: its key is left out, so that {@code has()} tells. */
    private static Object plain(Value value) {
        return switch (value) {
            case DictValue dict -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                dict.entries().forEach((key, each) -> {
                    if (each != NoneValue.NONE) {
                        entries.put(key.toText(), plain(each));
                    }
                });
                yield entries;
            }
            case ListValue list ->
                list.elements().stream().map(PolicyValues::plain).toList();
            case BoolValue truth -> truth.isTrue();
            case IntValue number -> (long) number.clamped();
            case FloatValue number -> Double.valueOf(number.toText());
            default -> value.toText();
        };
    }
}
