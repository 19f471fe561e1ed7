package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
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
    private final Set<String> macros = new LinkedHashSet<>();

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

    /** What its fields say that it depends on. */
    List<String> parents() {
        return Fields.list(Fields.dict(fields, "depends_on"), "nodes").stream()
                .map(Value::toText)
                .toList();
    }

    /** Writes what was seen while it was rendered to the fields. */
    void finish(List<String> parents) {
        if (kind == ResourceKind.SOURCE || kind == ResourceKind.UNIT_TEST) {
            return;
        }
        if (kind == ResourceKind.SEED) {
            DictValue dependsOn = DictValue.empty();
            dependsOn.put("macros", ListValue.ofStrings(macros));
            put("depends_on", dependsOn);
            return;
        }
        put("refs", ListValue.of(references.stream().map(Reference::fields).toList()));
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
