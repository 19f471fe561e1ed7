package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.materialize.NodeBuild.Transaction;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table that holds the rows of a CSV file. */
final class SeedMaterialization implements Materialization {
    @Override
    public List<Relation> build(NodeBuild build) {
        NodeTemplates templates = build.templates();
        boolean isFullRefresh = build.shouldFullRefresh();
        Optional<Relation> existing = build.existing(build.self());
        Value table = templates.call("load_agate_table");
        int rows = table instanceof AgateTableValue value ? value.table().rows().size() : 0;
        templates.call(
                "store_result",
                List.of(StringValue.of("agate_table")),
                Map.of("response", StringValue.of("OK"), "agate_table", table));
        build.preHooks(Transaction.OUTSIDE);
        build.preHooks(Transaction.INSIDE);
        Value model = templates.name("model");
        Value create = create(build, existing, model, table, isFullRefresh);
        Value load = rows > 0 ? templates.call("load_csv_rows", model, table) : StringValue.EMPTY;
        String code = isFullRefresh ? "CREATE" : "INSERT";
        Value sql = templates.call("get_csv_sql", create, load);
        templates.call(
                "noop_statement",
                List.of(
                        StringValue.of("main"),
                        StringValue.of(code + " " + rows),
                        StringValue.of(code),
                        IntValue.of(rows)),
                Map.of("caller", new FunctionValue("caller", (_, _) -> sql)));
        Relation target = build.self().withType(RelationType.TABLE);
        build.applyGrants(target, NodeBuild.value(existing), isFullRefresh);
        build.persistDocs(target);
        if (isFullRefresh || existing.isEmpty()) {
            build.createIndexes(target);
        }
        build.postHooks(Transaction.INSIDE);
        build.commit();
        build.postHooks(Transaction.OUTSIDE);
        return List.of(target);
    }

    private static Value create(
            NodeBuild build, Optional<Relation> existing, Value model, Value table, boolean isFullRefresh) {
        if (existing.isEmpty()) {
            return build.templates().call("create_csv_table", model, table);
        }
        if (existing.get().is(RelationType.VIEW)) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "Cannot seed to '" + existing.get().render() + "', it is a view");
        }
        return build.templates()
                .call("reset_csv_table", model, BoolValue.of(isFullRefresh), NodeBuild.value(existing.get()), table);
    }
}
