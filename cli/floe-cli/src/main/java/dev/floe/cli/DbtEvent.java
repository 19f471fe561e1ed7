package dev.floe.cli;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;

/**
 * Something that dbt says while it works.
 *
 * @param name dbt's name of the kind of event
 * @param code dbt's code of it
 * @param level {@code info}, {@code warn} or {@code error}
 * @param message for people
 * @param data for programs
 */
record DbtEvent(String name, String code, String level, String message, DictValue data) {
    static DbtEvent of(String name, String code, String message) {
        return new DbtEvent(name, code, "info", message, DictValue.empty());
    }

    DbtEvent at(String other) {
        return new DbtEvent(name, code, other, message, data);
    }

    DbtEvent with(String key, Object value) {
        data.put(
                key,
                switch (value) {
                    case Integer number -> IntValue.of(number);
                    case Long number -> IntValue.of(number);
                    case Double number -> FloatValue.of(number);
                    case Boolean truth -> BoolValue.of(truth);
                    case Value other -> other;
                    default -> StringValue.of(value.toString());
                });
        return this;
    }

    /** Adds what dbt says of a node with every event. */
    DbtEvent of(ManifestNode node, String status) {
        DictValue info = DictValue.empty();
        info.put("node_name", StringValue.of(node.name()));
        info.put("unique_id", StringValue.of(node.uniqueId()));
        info.put("resource_type", StringValue.of(node.resourceType().text()));
        info.put("node_status", StringValue.of(status));
        info.put("node_path", StringValue.of(Fields.text(node.fields(), "path", "")));
        info.put("materialized", StringValue.of(Fields.text(node.config(), "materialized", "")));
        DictValue relation = DictValue.empty();
        for (String key : List.of("database", "schema", "alias", "relation_name")) {
            relation.put(key, StringValue.of(Fields.text(node.fields(), key, "")));
        }
        info.put("node_relation", relation);
        return with("node_info", info);
    }
}
