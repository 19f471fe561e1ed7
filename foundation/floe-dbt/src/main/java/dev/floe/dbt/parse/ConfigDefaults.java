package dev.floe.dbt.parse;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What a configuration is before anybody has configured anything. */
final class ConfigDefaults {
    private static final List<String> COMMON = List.of("alias", "schema", "database");

    private ConfigDefaults() {}

    static DictValue of(ResourceKind kind) {
        DictValue config = DictValue.empty();
        config.put("enabled", BoolValue.TRUE);
        switch (kind) {
            case SOURCE -> source(config);
            case EXPOSURE -> {
                config.put("tags", ListValue.empty());
                config.put("meta", DictValue.empty());
            }
            case UNIT_TEST -> {
                config.put("tags", ListValue.empty());
                config.put("meta", DictValue.empty());
                config.put("static_analysis", NoneValue.NONE);
            }
            case METRIC, SEMANTIC_MODEL, SAVED_QUERY -> semantic(kind, config);
            case TEST -> test(config);
            case MODEL, SEED, SNAPSHOT, ANALYSIS, OPERATION, FUNCTION -> node(kind, config);
        }
        return config;
    }

    private static void semantic(ResourceKind kind, DictValue config) {
        config.put("group", NoneValue.NONE);
        config.put("meta", DictValue.empty());
        if (kind == ResourceKind.SAVED_QUERY) {
            config.put("export_as", NoneValue.NONE);
            config.put("schema", NoneValue.NONE);
            DictValue cache = DictValue.empty();
            cache.put("enabled", BoolValue.FALSE);
            config.put("cache", cache);
        }
    }

    private static void source(DictValue config) {
        config.put("event_time", NoneValue.NONE);
        config.put("freshness", freshness());
        config.put("loaded_at_field", NoneValue.NONE);
        config.put("loaded_at_query", NoneValue.NONE);
        config.put("meta", DictValue.empty());
        config.put("tags", ListValue.empty());
        config.put("static_analysis", NoneValue.NONE);
    }

    /** A freshness that demands nothing. */
    static DictValue freshness() {
        DictValue freshness = DictValue.empty();
        for (String key : List.of("warn_after", "error_after")) {
            DictValue threshold = DictValue.empty();
            threshold.put("count", NoneValue.NONE);
            threshold.put("period", NoneValue.NONE);
            freshness.put(key, threshold);
        }
        freshness.put("filter", NoneValue.NONE);
        return freshness;
    }

    private static void named(DictValue config) {
        COMMON.forEach(key -> config.put(key, NoneValue.NONE));
        config.put("tags", ListValue.empty());
        config.put("meta", DictValue.empty());
        config.put("group", NoneValue.NONE);
        config.put("static_analysis", NoneValue.NONE);
    }

    private static void test(DictValue config) {
        named(config);
        config.put("schema", StringValue.of("dbt_test__audit"));
        config.put("materialized", StringValue.of("test"));
        config.put("severity", StringValue.of("ERROR"));
        for (String key : List.of("store_failures", "store_failures_as", "where", "limit")) {
            config.put(key, NoneValue.NONE);
        }
        config.put("fail_calc", StringValue.of("count(*)"));
        config.put("warn_if", StringValue.of("!= 0"));
        config.put("error_if", StringValue.of("!= 0"));
    }

    private static void node(ResourceKind kind, DictValue config) {
        named(config);
        String materialized =
                switch (kind) {
                    case SEED -> "seed";
                    case SNAPSHOT -> "snapshot";
                    case FUNCTION -> "function";
                    default -> "view";
                };
        config.put("materialized", StringValue.of(materialized));
        config.put("incremental_strategy", NoneValue.NONE);
        config.put("batch_size", NoneValue.NONE);
        config.put("lookback", IntValue.ONE);
        config.put("begin", NoneValue.NONE);
        config.put("persist_docs", DictValue.empty());
        config.put("post-hook", ListValue.empty());
        config.put("pre-hook", ListValue.empty());
        config.put("quoting", DictValue.empty());
        config.put("column_types", DictValue.empty());
        config.put("full_refresh", NoneValue.NONE);
        config.put("unique_key", NoneValue.NONE);
        config.put("on_schema_change", StringValue.of("ignore"));
        config.put("on_configuration_change", StringValue.of("apply"));
        config.put("grants", DictValue.empty());
        config.put("packages", ListValue.empty());
        DictValue docs = DictValue.empty();
        docs.put("show", BoolValue.TRUE);
        docs.put("node_color", NoneValue.NONE);
        config.put("docs", docs);
        DictValue contract = DictValue.empty();
        contract.put("enforced", BoolValue.FALSE);
        contract.put("alias_types", BoolValue.TRUE);
        config.put("contract", contract);
        config.put("event_time", NoneValue.NONE);
        config.put("concurrent_batches", NoneValue.NONE);
        switch (kind) {
            case MODEL -> {
                config.put("access", StringValue.of("protected"));
                config.put("freshness", NoneValue.NONE);
            }
            case SEED -> {
                config.put("delimiter", StringValue.of(","));
                config.put("quote_columns", NoneValue.NONE);
            }
            case SNAPSHOT -> snapshot(config);
            case FUNCTION -> {
                config.put("type", StringValue.of("scalar"));
                for (String key : List.of("volatility", "runtime_version", "entry_point")) {
                    config.put(key, NoneValue.NONE);
                }
            }
            default -> {}
        }
    }

    private static void snapshot(DictValue config) {
        for (String key : List.of(
                "strategy", "target_schema", "target_database", "updated_at", "check_cols", "dbt_valid_to_current")) {
            config.put(key, NoneValue.NONE);
        }
        config.put("snapshot_meta_column_names", columnNames());
    }

    private static DictValue columnNames() {
        DictValue names = DictValue.empty();
        for (String key : List.of("dbt_valid_to", "dbt_valid_from", "dbt_scd_id", "dbt_updated_at", "dbt_is_deleted")) {
            names.put(key, NoneValue.NONE);
        }
        return names;
    }

    /** Brings what was configured to the forms in which the manifest has it. */
    static DictValue finish(ResourceKind kind, DictValue config) {
        hooks(config, "pre-hook");
        hooks(config, "post-hook");
        if (kind == ResourceKind.SNAPSHOT) {
            DictValue names = columnNames();
            names.entries()
                    .putAll(Fields.dict(config, "snapshot_meta_column_names").entries());
            config.put("snapshot_meta_column_names", names);
        }
        if (kind == ResourceKind.TEST) {
            Fields.text(config, "severity").ifPresent(severity -> config.put("severity", StringValue.of(severity)));
            boolean isTable = Fields.text(config, "store_failures_as", "")
                    .toLowerCase(Locale.ROOT)
                    .matches("table|view");
            if (config.find("store_failures_as").orElse(NoneValue.NONE) == NoneValue.NONE) {
                Fields.find(config, "store_failures")
                        .ifPresent(store -> config.put(
                                "store_failures_as", StringValue.of(store.isTrue() ? "table" : "ephemeral")));
            } else {
                config.put("store_failures", BoolValue.of(isTable));
            }
        }
        return config;
    }

    private static void hooks(DictValue config, String key) {
        if (config.find(key).isEmpty()) {
            return;
        }
        ListValue hooks = ListValue.empty();
        for (Value hook : Fields.list(config, key)) {
            DictValue normal = DictValue.empty();
            if (json(hook) instanceof DictValue dict) {
                normal.put("sql", dict.find("sql").orElse(StringValue.EMPTY));
                normal.put("transaction", dict.find("transaction").orElse(BoolValue.TRUE));
                normal.put("index", dict.find("index").orElse(NoneValue.NONE));
            } else {
                normal.put("sql", hook);
                normal.put("transaction", BoolValue.TRUE);
                normal.put("index", NoneValue.NONE);
            }
            hooks.elements().add(normal);
        }
        config.put(key, hooks);
    }

    /** A hook may be the JSON text that {@code after_commit} and its like give. */
    private static Value json(Value hook) {
        if (!(hook instanceof StringValue text) || !text.value().strip().startsWith("{\"")) {
            return hook;
        }
        try {
            return DocumentValues.read("hook", text.value().getBytes(StandardCharsets.UTF_8))
                    .orElse(hook);
        } catch (FloeException noJson) {
            return hook;
        }
    }
}
