package dev.floe.dbt.manifest;

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
import java.util.Optional;
import java.util.stream.Stream;

/** semantic_manifest.json: what MetricFlow reads of a project, its semantic models, metrics, saved queries and time spines. */
public final class SemanticManifest {
    private static final List<String> DAY_OR_SMALLER =
            List.of("nanosecond", "microsecond", "millisecond", "second", "minute", "hour", "day");
    private static final String OLD_TIME_SPINE = "metricflow_time_spine";

    private static final SemanticShape CONFIG = new SemanticShape().text("meta", DictValue.empty());
    private static final SemanticShape RELATION =
            new SemanticShape().plain("alias", "schema_name", "database").text("relation_name", StringValue.EMPTY);
    private static final SemanticShape FILTER =
            new SemanticShape().many("where_filters", new SemanticShape().plain("where_sql_template"));
    private static final SemanticShape WINDOW = new SemanticShape().plain("count", "granularity");
    private static final SemanticShape ENTITY = new SemanticShape()
            .plain("name", "description", "type", "role", "expr", "metadata", "label")
            .one("config", CONFIG);
    private static final SemanticShape MEASURE = new SemanticShape()
            .plain("name", "agg", "description", "create_metric", "expr")
            .one(
                    "agg_params",
                    new SemanticShape()
                            .plain("percentile")
                            .flags("use_discrete_percentile", "use_approximate_percentile"))
            .plain("metadata")
            .one(
                    "non_additive_dimension",
                    new SemanticShape()
                            .plain("name")
                            .text("window_choice", StringValue.of("min"))
                            .lists("window_groupings"))
            .plain("agg_time_dimension", "label")
            .one("config", CONFIG);
    private static final SemanticShape DIMENSION = new SemanticShape()
            .plain("name", "description", "type")
            .flags("is_partition")
            .one(
                    "type_params",
                    new SemanticShape()
                            .plain("time_granularity")
                            .one("validity_params", new SemanticShape().flags("is_start", "is_end")))
            .plain("expr", "metadata", "label")
            .one("config", CONFIG);
    private static final SemanticShape MODEL = new SemanticShape()
            .plain("name")
            .one("defaults", new SemanticShape().plain("agg_time_dimension"))
            .plain("description")
            .one("node_relation", RELATION)
            .plain("primary_entity")
            .many("entities", ENTITY)
            .many("measures", MEASURE)
            .many("dimensions", DIMENSION)
            .plain("label", "metadata")
            .one("config", CONFIG);
    private static final SemanticShape INPUT_MEASURE = new SemanticShape()
            .plain("name")
            .one("filter", FILTER)
            .plain("alias")
            .flags("join_to_timespine")
            .plain("fill_nulls_with");
    private static final SemanticShape INPUT = new SemanticShape()
            .plain("name")
            .one("filter", FILTER)
            .plain("alias")
            .one("offset_window", WINDOW)
            .plain("offset_to_grain");
    private static final SemanticShape METRIC = new SemanticShape()
            .plain("name", "description", "type")
            .one(
                    "type_params",
                    new SemanticShape()
                            .one("measure", INPUT_MEASURE)
                            .one("numerator", INPUT)
                            .one("denominator", INPUT)
                            .plain("expr")
                            .one("window", WINDOW)
                            .plain("grain_to_date")
                            .manyOrNothing("metrics", INPUT)
                            .one(
                                    "conversion_type_params",
                                    new SemanticShape()
                                            .one("base_measure", INPUT_MEASURE)
                                            .one("conversion_measure", INPUT_MEASURE)
                                            .plain("entity")
                                            .text("calculation", StringValue.of("conversion_rate"))
                                            .one("window", WINDOW)
                                            .manyOrNothing(
                                                    "constant_properties",
                                                    new SemanticShape().plain("base_property", "conversion_property")))
                            .one(
                                    "cumulative_type_params",
                                    new SemanticShape()
                                            .one("window", WINDOW)
                                            .plain("grain_to_date")
                                            .text("period_agg", StringValue.of("first")))
                            .many("input_measures", INPUT_MEASURE))
            .one("filter", FILTER)
            .plain("metadata", "label")
            .one("config", CONFIG)
            .plain("time_granularity");
    private static final SemanticShape SAVED_QUERY = new SemanticShape()
            .plain("name")
            .one(
                    "query_params",
                    new SemanticShape()
                            .lists("metrics", "group_by", "order_by")
                            .plain("limit")
                            .one("where", FILTER))
            .plain("description", "metadata", "label")
            .many(
                    "exports",
                    new SemanticShape()
                            .plain("name")
                            .one("config", new SemanticShape().plain("export_as", "schema_name", "alias")))
            .lists("tags");

    private SemanticManifest() {}

    /** The document for the manifest of a project. */
    public static DictValue of(DictValue manifest) {
        DictValue document = DictValue.empty();
        document.put("semantic_models", each(manifest, "semantic_models", MODEL));
        document.put("metrics", each(manifest, "metrics", METRIC));
        DictValue configuration = DictValue.empty();
        configuration.put("time_spine_table_configurations", ListValue.of(oldTimeSpines(manifest)));
        configuration.put("metadata", NoneValue.NONE);
        configuration.put("dsi_package_version", version());
        configuration.put("time_spines", ListValue.of(timeSpines(manifest)));
        document.put("project_configuration", configuration);
        document.put("saved_queries", each(manifest, "saved_queries", SAVED_QUERY));
        return document;
    }

    /**
     * Sees to it that semantic models have a table of days to be counted by.
     *
     * @throws FloeException if there are semantic models and no such table
     */
    public static void check(DictValue manifest) {
        Optional<DictValue> model = Fields.dict(manifest, "semantic_models").entries().values().stream()
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .findFirst();
        boolean hasDays = timeSpines(manifest).stream()
                .map(spine -> Fields.text(Fields.dict(spine, "primary_column"), "time_granularity", ""))
                .anyMatch(DAY_OR_SMALLER::contains);
        if (model.isPresent() && !hasDays && oldTimeSpine(manifest).isEmpty()) {
            throw DbtError.TIME_SPINE.in(
                    Fields.text(model.get(), "original_file_path", ""),
                    "The semantic models of this project need a time spine of days or less, and there is none",
                    "give a model with a row for each day a 'time_spine' in its properties");
        }
    }

    private static ListValue each(DictValue manifest, String section, SemanticShape shape) {
        return ListValue.of(Fields.dict(manifest, section).entries().values().stream()
                .map(shape::of)
                .toList());
    }

    private static Stream<DictValue> models(DictValue manifest) {
        return Fields.dict(manifest, "nodes").entries().values().stream()
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .filter(node -> Fields.text(node, "resource_type", "").equals("model"));
    }

    private static List<DictValue> timeSpines(DictValue manifest) {
        return models(manifest)
                .filter(model -> Fields.dict(model, "time_spine").isTrue())
                .map(SemanticManifest::timeSpine)
                .toList();
    }

    private static DictValue timeSpine(DictValue model) {
        DictValue declared = Fields.dict(model, "time_spine");
        String name = Fields.text(declared, "standard_granularity_column", "");
        DictValue relation = DictValue.empty();
        relation.put("alias", StringValue.of(Fields.text(model, "alias", "")));
        relation.put("schema_name", StringValue.of(Fields.text(model, "schema", "")));
        relation.put("database", model.find("database").orElse(NoneValue.NONE));
        relation.put("relation_name", StringValue.of(Fields.text(model, "relation_name", "")));
        DictValue column = DictValue.empty();
        column.put("name", StringValue.of(name));
        column.put(
                "time_granularity",
                Fields.find(Fields.dict(Fields.dict(model, "columns"), name), "granularity")
                        .orElse(NoneValue.NONE));
        DictValue spine = DictValue.empty();
        spine.put("node_relation", relation);
        spine.put("primary_column", column);
        List<Value> granularities = new ArrayList<>();
        SemanticShape granularity = new SemanticShape().plain("name", "column_name");
        Fields.list(declared, "custom_granularities").forEach(each -> granularities.add(granularity.of(each)));
        spine.put("custom_granularities", ListValue.of(granularities));
        return spine;
    }

    private static Optional<DictValue> oldTimeSpine(DictValue manifest) {
        return models(manifest)
                .filter(model -> Fields.text(model, "name", "").equals(OLD_TIME_SPINE))
                .findFirst();
    }

    /** A model of this name needs no properties; it has a day in each row. */
    private static List<DictValue> oldTimeSpines(DictValue manifest) {
        if (Fields.dict(manifest, "semantic_models").entries().isEmpty()) {
            return List.of();
        }
        return oldTimeSpine(manifest)
                .filter(model -> !Fields.dict(model, "time_spine").isTrue())
                .map(model -> {
                    DictValue spine = DictValue.empty();
                    spine.put("location", StringValue.of(Fields.text(model, "relation_name", "")));
                    spine.put("column_name", StringValue.of("date_day"));
                    spine.put("grain", StringValue.of("day"));
                    return spine;
                })
                .stream()
                .toList();
    }

    /** The version of dbt's interfaces that dbt-core 1.11 brings. */
    private static DictValue version() {
        DictValue version = DictValue.empty();
        version.put("major_version", StringValue.of("0"));
        version.put("minor_version", StringValue.of("9"));
        version.put("patch_version", StringValue.of("0"));
        return version;
    }
}
