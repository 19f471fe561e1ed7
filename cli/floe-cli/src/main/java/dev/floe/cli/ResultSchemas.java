package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.spi.value.PropertyValue;
import java.util.List;

/** The JSON Schemas (draft 2020-12) of what commands print under {@code --output json}. */
final class ResultSchemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private ResultSchemas() {}

    /** Without errors, every member is there; with errors, the problems alone. */
    static PropertyValue.Entries compile() {
        return result("compile-result", "The result of floe compile")
                .optional(
                        "product",
                        object().required("name", text())
                                .optional("version", text())
                                .required("dbt_project", text())
                                .schema())
                .optional("computes", list(text()))
                .optional("default_compute", text())
                .optional(
                        "transforms",
                        list(object().required("type", text())
                                .required("path", text())
                                .required("compute", text())
                                .required("compute_choice", choice("default", "transform", "model"))
                                .optional("layer", text())
                                .required("tags", list(text()))
                                .schema()))
                .optional("models", count(0))
                .optional(
                        "rules",
                        object().required("checked", count(0))
                                .required("kept", count(0))
                                .required("warned", count(0))
                                .required("notified", count(0))
                                .required("exempted", count(0))
                                .schema())
                .optional("files", list(text()))
                .optional("origins", origins())
                .schema();
    }

    static PropertyValue.Entries dbt() {
        return result("dbt-result", "The result of floe dbt")
                .optional(
                        "resources",
                        list(object().required("type", text())
                                .required("count", count(1))
                                .schema()))
                .optional("manifest", text())
                .optional(
                        "results",
                        list(object().required("unique_id", text())
                                .required("status", text())
                                .required("message", text())
                                .schema()))
                .optional(
                        "nodes",
                        list(object().required("selector", text())
                                .required("unique_id", text())
                                .required("type", text())
                                .required("path", text())
                                .schema()))
                .schema();
    }

    static PropertyValue.Entries explain() {
        return result("explain-result", "The result of floe explain")
                .optional(
                        "codes",
                        list(object().required("code", text())
                                .required("title", text())
                                .optional("page", text())
                                .schema()))
                .schema();
    }

    static PropertyValue.Entries lineage() {
        PropertyValue from = object().required("table", text())
                .required("column", text())
                .required(
                        "uses",
                        list(choice(
                                "identity",
                                "transformation",
                                "aggregation",
                                "masked",
                                "join",
                                "group_by",
                                "filter",
                                "sort",
                                "window",
                                "conditional")))
                .schema();
        PropertyValue column = object().required("name", text())
                .optional("type", text())
                .required("certainty", choice("whole", "partial"))
                .required("from", list(from))
                .schema();
        return result("lineage-result", "The result of floe lineage")
                .optional(
                        "tables",
                        list(object().required("id", text())
                                .required("name", text())
                                .required("columns_known", choice("all", "some"))
                                .optional("unknown", text())
                                .required("columns", list(column))
                                .required("rows", list(from))
                                .schema()))
                .schema();
    }

    static PropertyValue.Entries maintain() {
        return result("maintain-result", "The result of floe maintain")
                .optional(
                        "compactions",
                        list(object().required("name", text())
                                .required("files_before", count(0))
                                .required("files_after", count(0))
                                .schema()))
                .optional(
                        "tables",
                        list(object().required("name", text())
                                .required("expired_snapshots", count(0))
                                .required("removed_files", count(0))
                                .required("removed_bytes", count(0))
                                .required("young_files", count(0))
                                .schema()))
                .optional("applied", new JsonObject().with("type", "boolean").value())
                .schema();
    }

    static PropertyValue.Entries platform() {
        return result("platform-result", "The result of floe platform")
                .optional(
                        "cases",
                        list(object().required("name", text())
                                .required("passed", truth())
                                .schema()))
                .optional(
                        "rules",
                        list(object().required("rule", text())
                                .required("cases", count(0))
                                .schema()))
                .schema();
    }

    static PropertyValue.Entries plugins() {
        PropertyValue setting = object().required("name", text())
                .required("type", text())
                .required("description", text())
                .required("choices", list(text()))
                .required("inheritance", choice("overridable", "fixed"))
                .schema();
        PropertyValue compute = object().required("name", text())
                .required("version", text())
                .required("hosting", choice("self_hosted", "managed"))
                .required("settings", list(setting))
                .required("connection_check", choice("none", "available"))
                .schema();
        PropertyValue storage = object().required("name", text())
                .required("version", text())
                .required("schemes", list(text()))
                .required("settings", list(setting))
                .schema();
        return result("plugins-result", "The result of floe plugins")
                .optional(
                        "plugins",
                        list(object().required("name", text())
                                .required("directory", text())
                                .required("computes", list(compute))
                                .required("storages", list(storage))
                                .required(
                                        "secrets",
                                        list(object().required("name", text())
                                                .required("version", text())
                                                .schema()))
                                .schema()))
                .schema();
    }

    static PropertyValue.Entries run() {
        return result("run-result", "The result of floe run")
                .optional("run", text())
                .optional("milliseconds", count(0))
                .optional("publication_milliseconds", count(0))
                .optional("published", list(text()))
                .optional(
                        "steps",
                        list(object().required("unique_id", text())
                                .required(
                                        "status",
                                        choice(
                                                "built",
                                                "unchanged",
                                                "resumed",
                                                "passed",
                                                "warned",
                                                "failed",
                                                "error",
                                                "skipped"))
                                .optional("table", text())
                                .optional("message", text())
                                .required("milliseconds", count(0))
                                .optional("snapshot", text())
                                .optional("rows", count(0))
                                .optional("files", count(0))
                                .optional("bytes", count(0))
                                .schema()))
                .optional(
                        "gates",
                        list(object().required("unique_id", text())
                                .required("table", text())
                                .required("gate", text())
                                .optional("subject", text())
                                .required("limit", text())
                                .optional("measured", text())
                                .required(
                                        "status",
                                        choice(
                                                "passed",
                                                "unchanged",
                                                "not_applicable",
                                                "notified",
                                                "warned",
                                                "blocked"))
                                .optional("message", text())
                                .required("asked_by", text())
                                .optional("place", text())
                                .schema()))
                .schema();
    }

    static PropertyValue.Entries schema() {
        return result("schema-result", "The result of floe schema")
                .optional(
                        "schemas",
                        list(object().required("name", text())
                                .required("describes", text())
                                .optional(
                                        "schema",
                                        new JsonObject().with("type", "object").value())
                                .schema()))
                .schema();
    }

    static PropertyValue.Entries show() {
        return result("show-result", "The result of floe show")
                .optional(
                        "columns",
                        list(object().required("name", text())
                                .required("type", text())
                                .schema()))
                .optional("rows", list(new JsonObject().with("type", "object").value()))
                .optional("more", new JsonObject().with("type", "boolean").value())
                .schema();
    }

    static PropertyValue.Entries tables() {
        return result("tables-result", "The result of floe tables")
                .optional(
                        "tables",
                        list(object().required("name", text())
                                .required("location", text())
                                .required("metadata", text())
                                .required(
                                        "snapshots",
                                        list(object().required("id", text())
                                                .required("time", text())
                                                .optional("run", text())
                                                .required("rows", count(0))
                                                .required("files", count(0))
                                                .required("bytes", count(0))
                                                .schema()))
                                .schema()))
                .schema();
    }

    static PropertyValue.Entries version() {
        return result("version-result", "The result of floe version")
                .optional("version", text())
                .optional("java_version", text())
                .optional("artifact_format_version", text())
                .schema();
    }

    /** The values that are in force. */
    static PropertyValue origins() {
        return list(object().required("key", text())
                .optional("value", text())
                .required("manifest", text())
                .optional("file", text())
                .optional("line", count(1))
                .optional("column", count(1))
                .schema());
    }

    static SchemaObject result(String name, String title) {
        return SchemaObject.startingWith(new JsonObject()
                        .with("$schema", DRAFT)
                        .with("$id", "urn:floe:schema:" + name + ":1")
                        .with("title", title))
                .required("problems", list(problem()));
    }

    private static PropertyValue problem() {
        PropertyValue related = withPlace(object(), SchemaObject::required)
                .required("message", text())
                .schema();
        return withPlace(
                        object().required("code", text())
                                .required("severity", choice("error", "warning", "notice"))
                                .required("message", text()),
                        SchemaObject::optional)
                .optional("help", text())
                .required("related", list(related))
                .schema();
    }

    /** How a member is added. */
    private interface Addition {
        SchemaObject add(SchemaObject object, String key, PropertyValue schema);
    }

    private static SchemaObject withPlace(SchemaObject object, Addition addition) {
        addition.add(object, "file", text());
        for (String key : List.of("line", "column", "end_line", "end_column")) {
            addition.add(object, key, count(1));
        }
        return object;
    }

    static SchemaObject object() {
        return SchemaObject.startingWith(new JsonObject());
    }

    static PropertyValue text() {
        return new JsonObject().with("type", "string").value();
    }

    static PropertyValue truth() {
        return new JsonObject().with("type", "boolean").value();
    }

    static PropertyValue count(int minimum) {
        return new JsonObject().with("type", "integer").with("minimum", minimum).value();
    }

    static PropertyValue choice(String... words) {
        return new JsonObject().with("enum", PropertyValue.of(List.of(words))).value();
    }

    static PropertyValue list(PropertyValue item) {
        return new JsonObject().with("type", "array").with("items", item).value();
    }
}
