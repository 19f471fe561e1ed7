package dev.floe.dbt.materialize;

import dev.floe.dbt.column.ColumnValue;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.materialize.NodeBuild.Transaction;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A table with every version of each row, and the time in which it held: dimensions of type 2, as they are called. */
final class SnapshotMaterialization implements Materialization {
    @Override
    public List<Relation> build(NodeBuild build) {
        NodeTemplates templates = build.templates();
        Relation target = build.self().withType(RelationType.TABLE);
        Optional<Relation> existing = build.existing(build.self());
        if (existing.isPresent() && !existing.get().is(RelationType.TABLE)) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "Relation " + existing.get().render() + " is no table, but a snapshot is");
        }
        build.preHooks(Transaction.OUTSIDE);
        build.preHooks(Transaction.INSIDE);
        Value model = templates.name("model");
        Value strategy = templates.call(
                templates.call("strategy_dispatch", build.config("strategy")),
                model,
                StringValue.of("snapshotted_data"),
                StringValue.of("source_data"),
                templates.attribute(model, "config"),
                BoolValue.of(existing.isPresent()));
        Optional<Relation> staging = Optional.empty();
        if (existing.isEmpty()) {
            Value query = templates.call("build_snapshot_table", strategy, build.code());
            Value create = templates.call("create_table_as", BoolValue.FALSE, NodeBuild.value(target), query);
            templates.call("check_time_data_types", query);
            build.main(create);
        } else {
            Relation table = stage(build, existing.get(), strategy);
            staging = Optional.of(table);
            build.presentRows().reach(table);
            List<String> helpers = helperColumns(strategy, templates);
            Value missing = without(
                    helpers,
                    templates.elements(build.adapter(
                            "get_missing_columns", NodeBuild.value(table), NodeBuild.value(existing.get()))));
            templates.call("create_columns", NodeBuild.value(existing.get()), missing);
            build.main(merge(build, existing.get(), table, helpers));
        }
        build.applyGrants(target, BoolValue.of(existing.isPresent()), false);
        build.persistDocs(target);
        if (existing.isEmpty()) {
            build.createIndexes(target);
        }
        build.postHooks(Transaction.INSIDE);
        build.commit();
        staging.ifPresent(table -> templates.call("post_snapshot", NodeBuild.value(table)));
        build.postHooks(Transaction.OUTSIDE);
        return List.of(target);
    }

    private static Relation stage(NodeBuild build, Relation target, Value strategy) {
        NodeTemplates templates = build.templates();
        Value columns = build.config("snapshot_table_column_names");
        Value names = columns.isTrue() ? columns : templates.call("get_snapshot_table_column_names");
        build.adapter("assert_valid_snapshot_target_given_strategy", NodeBuild.value(target), names, strategy);
        Value query = templates.call("snapshot_staging_table", strategy, build.code(), NodeBuild.value(target));
        Relation staging = NodeBuild.relation(
                templates.call("build_snapshot_staging_table", strategy, build.code(), NodeBuild.value(target)),
                "build_snapshot_staging_table");
        build.adapter("expand_target_column_types", NodeBuild.value(staging), NodeBuild.value(target));
        templates.call("check_time_data_types", query);
        return staging;
    }

    /** The columns of a staging table that only serve the merge. */
    private static List<String> helperColumns(Value strategy, NodeTemplates templates) {
        Set<String> names = new TreeSet<>(List.of("dbt_change_type", "dbt_unique_key"));
        if (templates.attribute(strategy, "unique_key") instanceof ListValue keys) {
            for (int i = 1; i <= keys.elements().size(); i++) {
                names.add("dbt_unique_key_" + i);
            }
        }
        return List.copyOf(names);
    }

    private static ListValue without(List<String> names, List<Value> columns) {
        return ListValue.of(columns.stream()
                .filter(value -> !(value instanceof ColumnValue column)
                        || !names.contains(column.column().name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    private static Value merge(NodeBuild build, Relation target, Relation staging, List<String> helpers) {
        NodeTemplates templates = build.templates();
        ListValue columns = without(
                helpers, templates.elements(build.adapter("get_columns_in_relation", NodeBuild.value(staging))));
        ListValue quoted = ListValue.of(columns.elements().stream()
                .map(column -> build.adapter("quote", templates.attribute(column, "name")))
                .toList());
        return templates.call(
                "snapshot_merge_sql",
                List.of(),
                Map.of("target", NodeBuild.value(target), "source", NodeBuild.value(staging), "insert_cols", quoted));
    }
}
