package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.materialize.NodeBuild.Transaction;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table to which a run adds what is new, by the strategy that the model chooses. */
final class IncrementalMaterialization implements Materialization {
    @Override
    public List<Relation> build(NodeBuild build) {
        Relation target = build.self().withType(RelationType.TABLE);
        Optional<Relation> existing = build.existing(build.self());
        boolean isFullRefresh = build.shouldFullRefresh()
                || existing.filter(IncrementalMaterialization::isView).isPresent();
        Value onSchemaChange = build.templates()
                .call(
                        "incremental_validate_on_schema_change",
                        build.config("on_schema_change"),
                        StringValue.of("ignore"));
        Relation intermediate = build.intermediate(target);
        Relation backup = build.backup(target, existing, RelationType.TABLE);
        build.dropIfExists(build.existing(intermediate));
        build.dropIfExists(build.existing(backup));
        build.preHooks(Transaction.OUTSIDE);
        build.preHooks(Transaction.INSIDE);
        if (!build.adapter("type").toText().equals("duckdb")) {
            // dbt's own adapter for DuckDB alone looks at it no sooner than it is needed.
            strategy(build);
        }
        List<Relation> leftOver = new ArrayList<>();
        if (existing.isEmpty()) {
            build.main(build.createTableAs(target, build.code()));
        } else if (isFullRefresh) {
            build.replaceTable(existing, intermediate, target, backup);
            leftOver.add(backup);
        } else {
            addNew(build, target, existing.get(), onSchemaChange);
        }
        build.applyGrants(target, NodeBuild.value(existing), isFullRefresh);
        if (existing.isEmpty() || isFullRefresh) {
            build.createIndexes(target);
        }
        build.persistDocs(target);
        build.postHooks(Transaction.INSIDE);
        build.commit();
        leftOver.forEach(build::drop);
        build.postHooks(Transaction.OUTSIDE);
        return List.of(target);
    }

    private static boolean isView(Relation relation) {
        return relation.is(RelationType.VIEW);
    }

    private static void addNew(NodeBuild build, Relation target, Relation existing, Value onSchemaChange) {
        NodeTemplates templates = build.templates();
        Relation fresh =
                NodeBuild.relation(templates.call("make_temp_relation", NodeBuild.value(target)), "make_temp_relation");
        templates.call("run_query", build.createTemporaryTableAs(fresh, build.code()));
        build.presentRows().reach(fresh);
        if (!isContract(build)) {
            build.adapter("expand_target_column_types", NodeBuild.value(fresh), NodeBuild.value(target));
        }
        Value columns = templates.call(
                "process_schema_changes", onSchemaChange, NodeBuild.value(fresh), NodeBuild.value(existing));
        if (!columns.isTrue()) {
            columns = build.adapter("get_columns_in_relation", NodeBuild.value(existing));
        }
        Value strategy = strategy(build);
        Value predicates = build.config("predicates");
        DictValue arguments = DictValue.ofNamed(Map.of(
                "target_relation",
                NodeBuild.value(target),
                "temp_relation",
                NodeBuild.value(fresh),
                "unique_key",
                build.config("unique_key"),
                "dest_columns",
                columns,
                "incremental_predicates",
                predicates == NoneValue.NONE ? build.config("incremental_predicates") : predicates));
        build.main(templates.call(strategy, arguments));
    }

    /** The macro that adds the rows, which the database may not have, or a project. */
    private static Value strategy(NodeBuild build) {
        Value chosen = build.config("incremental_strategy");
        return build.adapter(
                "get_incremental_strategy_macro",
                build.templates().name("context"),
                StringValue.of(build.presentRows().strategy(chosen.isTrue() ? chosen.toText() : "default")));
    }

    private static boolean isContract(NodeBuild build) {
        return build.config("contract") instanceof DictValue contract
                && contract.find("enforced").filter(Value::isTrue).isPresent();
    }
}
