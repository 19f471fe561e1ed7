package dev.floe.dbt.materialize;

import dev.floe.dbt.materialize.NodeBuild.Transaction;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** A view whose rows the database keeps; where it is there already, they are made anew, and what else it is as needed. */
final class MaterializedViewMaterialization implements Materialization {
    @Override
    public List<Relation> build(NodeBuild build) {
        Optional<Relation> existing = build.existing(build.self());
        Relation target = build.self().withType(RelationType.MATERIALIZED_VIEW);
        Relation intermediate = build.intermediate(target);
        Relation backup = build.backup(target, existing, RelationType.MATERIALIZED_VIEW);
        build.dropIfExists(build.existing(backup));
        build.dropIfExists(build.existing(intermediate));
        build.preHooks(Transaction.OUTSIDE);
        Value sql = build.templates()
                .call(
                        "materialized_view_get_build_sql",
                        NodeBuild.value(existing),
                        NodeBuild.value(target),
                        NodeBuild.value(backup),
                        NodeBuild.value(intermediate));
        if (sql.toText().isEmpty()) {
            build.templates().call("materialized_view_execute_no_op", NodeBuild.value(target));
        } else {
            execute(build, sql, existing, target);
        }
        build.dropIfExists(Optional.of(backup));
        build.dropIfExists(Optional.of(intermediate));
        build.postHooks(Transaction.OUTSIDE);
        return List.of(target);
    }

    private static void execute(NodeBuild build, Value sql, Optional<Relation> existing, Relation target) {
        build.preHooks(Transaction.INSIDE);
        build.main(sql);
        build.applyGrants(target, NodeBuild.value(existing), true);
        build.persistDocs(target);
        build.postHooks(Transaction.INSIDE);
        build.commit();
    }
}
