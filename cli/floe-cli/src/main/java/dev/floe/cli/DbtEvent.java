package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.cli.report.Paint;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Something that dbt says while it works.
 *
 * @param name dbt's name of the kind of event
 * @param code dbt's code of it
 * @param message for people
 * @param highlight the part of the message that is coloured
 * @param data for programs
 */
record DbtEvent(
        String name, String code, DbtLevel level, String message, Optional<Highlight> highlight, DictValue data) {
    /** What stands last in a message, and its colour. */
    record Highlight(String part, Paint.Meaning meaning) {
        Highlight {
            requireNonNull(part, "part is null");
            requireNonNull(meaning, "meaning is null");
        }
    }

    DbtEvent {
        requireNonNull(name, "name is null");
        requireNonNull(code, "code is null");
        requireNonNull(level, "level is null");
        requireNonNull(message, "message is null");
        requireNonNull(highlight, "highlight is null");
        requireNonNull(data, "data is null");
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    static DbtEvent of(String name, String code, String message) {
        return new DbtEvent(name, code, DbtLevel.INFO, message, Optional.empty(), DictValue.empty());
    }

    DbtEvent at(DbtLevel other) {
        return new DbtEvent(name, code, other, message, highlight, data);
    }

    /** The same with a colour for what stands last of this in the message. */
    DbtEvent highlighting(String part, Paint.Meaning meaning) {
        return new DbtEvent(name, code, level, message, Optional.of(new Highlight(part, meaning)), data);
    }

    /** The message in the colours of whoever reads it. */
    String message(Paint paint) {
        int at = highlight.map(part -> message.lastIndexOf(part.part())).orElse(-1);
        return at < 0
                ? message
                : highlight
                        .map(part -> message.substring(0, at)
                                + paint.paint(part.meaning(), part.part())
                                + message.substring(at + part.part().length()))
                        .orElse(message);
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
        info.put("node_checksum", StringValue.of(checksum(node)));
        info.put("node_started_at", StringValue.EMPTY);
        info.put("node_finished_at", StringValue.EMPTY);
        info.put("meta", Fields.dict(node.config(), "meta"));
        return with("node_info", info);
    }

    private static String checksum(ManifestNode node) {
        DictValue checksum = Fields.dict(node.fields(), "checksum");
        return Fields.text(checksum, "name", "").equals("none") ? "" : Fields.text(checksum, "checksum", "");
    }

    /** Adds when the node of the event began. */
    DbtEvent begun(Instant time) {
        return timed("node_started_at", time);
    }

    /** Adds when the node of the event had ended. */
    DbtEvent finished(Instant time) {
        return timed("node_finished_at", time);
    }

    private DbtEvent timed(String key, Instant time) {
        Fields.dict(data, "node_info").put(key, StringValue.of(TIME.format(time)));
        return this;
    }
}
