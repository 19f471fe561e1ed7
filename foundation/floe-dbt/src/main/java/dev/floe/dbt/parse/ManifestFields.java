package dev.floe.dbt.parse;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.project.BaseNames;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.select.NamedSelectors;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Puts together what manifest.json holds, in version 12 of its schema. */
final class ManifestFields {
    private static final String SCHEMA = "https://schemas.getdbt.com/dbt/manifest/v12.json";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Instant now;
    private final LoadedProject project;
    private final Adapter adapter;
    private final Macros macros;
    private final Manifest manifest;
    private final NamedSelectors selectors;

    ManifestFields(LoadedProject project, Adapter adapter, Macros macros, Manifest manifest, NamedSelectors selectors) {
        this.selectors = selectors;
        this.now = project.request().clock().instant();
        this.project = project;
        this.adapter = adapter;
        this.macros = macros;
        this.manifest = manifest;
    }

    DictValue of(Map<String, List<String>> parents) {
        DictValue all = DictValue.empty();
        all.put("metadata", metadata());
        all.put("nodes", nodes(manifest.nodes()));
        all.put("sources", nodes(manifest.sources()));
        DictValue macroFields = DictValue.empty();
        macros.all().forEach(macro -> macroFields.put(macro.uniqueId(), dated(macro.fields())));
        all.put("macros", macroFields);
        all.put("docs", DictValue.ofNamed(manifest.docs()));
        all.put("exposures", nodes(manifest.exposures()));
        all.put("metrics", nodes(manifest.of(ResourceKind.METRIC)));
        all.put("groups", DictValue.ofNamed(manifest.groups()));
        all.put("selectors", selectors.normalized());
        DictValue disabled = DictValue.empty();
        manifest.disabled()
                .forEach((id, nodes) -> disabled.put(
                        id,
                        ListValue.of(nodes.stream()
                                .map(Node::fields)
                                .map(this::dated)
                                .toList())));
        all.put("disabled", disabled);
        all.put("parent_map", manifest.parentMap(parents));
        all.put("child_map", manifest.childMap(parents));
        all.put("group_map", manifest.groupMap());
        all.put("functions", nodes(manifest.functions()));
        all.put("unit_tests", nodes(manifest.unitTests()));
        all.put("semantic_models", nodes(manifest.of(ResourceKind.SEMANTIC_MODEL)));
        all.put("saved_queries", nodes(manifest.of(ResourceKind.SAVED_QUERY)));
        return all;
    }

    private DictValue nodes(Map<String, Node> nodes) {
        DictValue all = DictValue.empty();
        nodes.forEach((id, node) -> all.put(id, dated(node.fields())));
        return all;
    }

    /** Everything was read now, as far as its readers are concerned: the schema wants a time. */
    private DictValue dated(DictValue fields) {
        fields.find("created_at").ifPresent(_ -> fields.put("created_at", FloatValue.of(now.toEpochMilli() / 1000.0)));
        return fields;
    }

    private DictValue metadata() {
        DictValue metadata = DictValue.empty();
        metadata.put("dbt_schema_version", StringValue.of(SCHEMA));
        metadata.put("dbt_version", StringValue.of(SharedNames.DBT_VERSION));
        metadata.put("generated_at", StringValue.of(TIME.format(now)));
        metadata.put("run_started_at", StringValue.of(TIME.format(now)));
        metadata.put("env", DictValue.empty());
        metadata.put("project_name", StringValue.of(project.root().name()));
        metadata.put("project_id", StringValue.of(BaseNames.md5(project.root().name())));
        metadata.put("user_id", NoneValue.NONE);
        metadata.put("send_anonymous_usage_stats", BoolValue.FALSE);
        metadata.put("adapter_type", StringValue.of(adapter.type()));
        DictValue quoting = DictValue.empty();
        quoting.put("database", BoolValue.of(adapter.quoting().database()));
        quoting.put("schema", BoolValue.of(adapter.quoting().schema()));
        quoting.put("identifier", BoolValue.of(adapter.quoting().identifier()));
        quoting.put("column", NoneValue.NONE);
        metadata.put("quoting", quoting);
        return metadata;
    }
}
