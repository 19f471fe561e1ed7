package dev.floe.dbt.materialize;

import dev.floe.dbt.materialize.NodeBuild.Transaction;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import java.util.List;
import java.util.Optional;

/**
 * A table or a view that is built beside the one that is there, and takes its place in one transaction: what reads it sees
 * the old one or the new one.
 */
final class TableMaterialization implements Materialization {
    private final RelationType type;

    /** @param type {@code TABLE} or {@code VIEW} */
    TableMaterialization(RelationType type) {
        this.type = type;
    }

    @Override
    public List<Relation> build(NodeBuild build) {
        Relation target = build.self().withType(type);
        Optional<Relation> existing = build.existing(build.self());
        Relation intermediate = build.intermediate(target);
        Relation backup = build.backup(target, existing, type);
        build.dropIfExists(build.existing(intermediate));
        build.dropIfExists(build.existing(backup));
        build.preHooks(Transaction.OUTSIDE);
        build.preHooks(Transaction.INSIDE);
        if (type == RelationType.VIEW) {
            build.main(build.templates().call("get_create_view_as_sql", NodeBuild.value(intermediate), build.code()));
            build.swap(existing, intermediate, target, backup);
        } else {
            build.replaceTable(existing, intermediate, target, backup);
            build.createIndexes(target);
        }
        build.postHooks(Transaction.INSIDE);
        build.applyGrants(target, NodeBuild.value(existing), true);
        build.persistDocs(target);
        build.commit();
        build.dropIfExists(existing.map(_ -> backup));
        build.postHooks(Transaction.OUTSIDE);
        return List.of(target);
    }
}
