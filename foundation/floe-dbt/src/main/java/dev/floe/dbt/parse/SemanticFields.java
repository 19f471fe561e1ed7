package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields that metrics, semantic models and saved queries share, and the parts that occur in several of them. */
final class SemanticFields {
    private final NodeFactory factory;
    private final Docs docs;

    SemanticFields(NodeFactory factory, Docs docs) {
        this.factory = factory;
        this.docs = docs;
    }

    /** A node of an entry, with everything but what its kind has of its own. */
    Node node(ResourceKind kind, Properties.Entry entry, DictValue written) {
        String name = Fields.text(written, "name", "");
        String packageName = entry.project().name();
        List<String> fqn = new ArrayList<>();
        fqn.add(packageName);
        fqn.addAll(entry.file().folders());
        fqn.add(name);
        DictValue patch = Fields.dict(written, "config");
        DictValue config = factory.configs().rendered(kind, entry.project(), fqn, patch, DictValue.empty());
        DictValue fields = DictValue.empty();
        fields.put("name", StringValue.of(name));
        fields.put("resource_type", StringValue.of(kind.label()));
        fields.put("package_name", StringValue.of(packageName));
        fields.put("path", StringValue.of(entry.file().relativePath()));
        fields.put("original_file_path", StringValue.of(entry.file().originalPath()));
        fields.put("unique_id", StringValue.of(kind.label() + "." + packageName + "." + name));
        fields.put("fqn", ListValue.ofStrings(fqn));
        fields.put("description", description(entry, written));
        fields.put("label", written.find("label").orElse(NoneValue.NONE));
        fields.put("metadata", NoneValue.NONE);
        fields.put("config", config);
        fields.put(
                "unrendered_config",
                factory.configs().unrendered(kind, entry.project(), fqn, patch, DictValue.empty()));
        fields.put("group", config.find("group").orElse(NoneValue.NONE));
        fields.put("refs", ListValue.empty());
        fields.put("created_at", NoneValue.NONE);
        return new Node(kind, entry.project(), fields);
    }

    /** A description with its documentation, or None. */
    Value description(Properties.Entry entry, DictValue written) {
        return Fields.text(written, "description")
                .<Value>map(text -> StringValue.of(
                        docs.render(entry.project().name(), entry.file().originalPath(), text)
                                .text()))
                .orElse(NoneValue.NONE);
    }

    /** These keys of a dict, and None for those that it lacks. */
    static DictValue pick(DictValue written, String... keys) {
        DictValue picked = DictValue.empty();
        for (String key : keys) {
            picked.put(key, written.find(key).orElse(NoneValue.NONE));
        }
        return picked;
    }

    /** A dict with what it lacks of these. */
    static DictValue withDefaults(DictValue written, Map<String, Value> defaults) {
        DictValue full = DictValue.of(written.entries());
        defaults.forEach((key, value) -> {
            if (Fields.find(full, key).isEmpty()) {
                full.put(key, value);
            }
        });
        return full;
    }

    /** Conditions as the manifest has them, where there are any. */
    static Value filter(DictValue written, String key) {
        List<Value> conditions = Fields.list(written, key);
        if (Fields.find(written, key).isEmpty()) {
            return NoneValue.NONE;
        }
        DictValue filter = DictValue.empty();
        filter.put(
                "where_filters",
                ListValue.of(conditions.stream()
                        .map(condition -> DictValue.ofNamed(Map.of("where_sql_template", condition)))
                        .toList()));
        return filter;
    }

    /** The text of a value, such as of a number for an expression; None stays None. */
    static Value text(DictValue written, String key) {
        return Fields.orNone(Fields.text(written, key));
    }

    static FloeException wrong(Node node, String fact, String help) {
        String kind = node.kind().label().replace('_', ' ');
        return DbtError.PROPERTIES.in(
                node.text("original_file_path"),
                Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " '" + node.name() + "' " + fact,
                help);
    }
}
