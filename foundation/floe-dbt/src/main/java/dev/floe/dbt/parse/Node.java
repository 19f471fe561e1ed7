package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A resource while it is parsed; its fields are those of the manifest. */
final class Node {
    private final ResourceKind kind;
    private final ProjectFile project;
    private final DictValue fields;
    private final ConfigCalls calls = new ConfigCalls();
    private final List<Reference> references = new ArrayList<>();
    private final List<List<String>> sources = new ArrayList<>();
    private final List<List<String>> functions = new ArrayList<>();
    private final List<List<String>> metrics = new ArrayList<>();
    private final Set<String> macros = new LinkedHashSet<>();
    private int firstLine = 1;

    /** A {@code ref} that was seen. */
    record Reference(String name, Value packageName, Value version) {
        DictValue fields() {
            DictValue fields = DictValue.empty();
            fields.put("name", StringValue.of(name));
            fields.put("package", packageName);
            fields.put("version", version);
            return fields;
        }
    }

    Node(ResourceKind kind, ProjectFile project, DictValue fields) {
        this.kind = kind;
        this.project = project;
        this.fields = fields;
    }

    /** Says in which line of its file the code begins, from 1. */
    void beginsIn(int line) {
        firstLine = line;
    }

    int firstLine() {
        return firstLine;
    }

    ResourceKind kind() {
        return kind;
    }

    ProjectFile project() {
        return project;
    }

    DictValue fields() {
        return fields;
    }

    ConfigCalls calls() {
        return calls;
    }

    List<Reference> references() {
        return references;
    }

    List<List<String>> sources() {
        return sources;
    }

    /** The functions that were seen: a name, or a package and a name. */
    List<List<String>> functions() {
        return functions;
    }

    /** The metrics that were seen, in the same form. */
    List<List<String>> metrics() {
        return metrics;
    }

    Set<String> macros() {
        return macros;
    }

    String text(String key) {
        return Fields.text(fields, key, "");
    }

    String uniqueId() {
        return text("unique_id");
    }

    String name() {
        return text("name");
    }

    String packageName() {
        return text("package_name");
    }

    List<String> fqn() {
        return Fields.list(fields, "fqn").stream().map(Value::toText).toList();
    }

    DictValue config() {
        return Fields.dict(fields, "config");
    }

    boolean isEnabled() {
        return config().find("enabled").map(Value::isTrue).orElse(true);
    }

    boolean isEphemeral() {
        return Fields.text(config(), "materialized", "").equals("ephemeral");
    }

    void put(String key, Value value) {
        fields.put(key, value);
    }

    /** Writes what it depends on to its fields, where that is not found out by what it is rendered with. */
    void dependOn(Collection<String> parents) {
        DictValue dependsOn = DictValue.empty();
        dependsOn.put("macros", ListValue.empty());
        dependsOn.put("nodes", ListValue.ofStrings(parents));
        put("depends_on", dependsOn);
    }

    /** What its fields say that it depends on. */
    List<String> parents() {
        return Fields.list(Fields.dict(fields, "depends_on"), "nodes").stream()
                .map(Value::toText)
                .toList();
    }

    /** Writes what was seen while it was rendered to the fields. */
    void finish(List<String> parents) {
        if (kind == ResourceKind.SOURCE || fields.find("depends_on").isPresent()) {
            return;
        }
        if (kind == ResourceKind.SEED) {
            DictValue dependsOn = DictValue.empty();
            dependsOn.put("macros", ListValue.ofStrings(macros));
            put("depends_on", dependsOn);
            return;
        }
        put("refs", ListValue.of(references.stream().map(Reference::fields).toList()));
        if (kind == ResourceKind.EXPOSURE) {
            put(
                    "metrics",
                    ListValue.of(metrics.stream().map(ListValue::ofStrings).toList()));
        }
        if (kind == ResourceKind.SEMANTIC_MODEL || kind == ResourceKind.SAVED_QUERY) {
            dependOn(parents);
            return;
        }
        put("sources", ListValue.of(sources.stream().map(ListValue::ofStrings).toList()));
        if (fields.find("functions").isPresent()) {
            put(
                    "functions",
                    ListValue.of(functions.stream().map(ListValue::ofStrings).toList()));
        }
        DictValue dependsOn = DictValue.empty();
        dependsOn.put("macros", ListValue.ofStrings(macros));
        dependsOn.put("nodes", ListValue.ofStrings(parents));
        put("depends_on", dependsOn);
    }
}
