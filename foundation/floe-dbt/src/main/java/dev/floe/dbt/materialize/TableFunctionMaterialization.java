package dev.floe.dbt.materialize;

import dev.floe.dbt.materialize.NodeBuild.Transaction;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/** A function of DuckDB that gives a table: a view with parameters, which reads its tables when it is called. */
final class TableFunctionMaterialization implements Materialization {
    @Override
    public List<Relation> build(NodeBuild build) {
        Relation target = build.self().withType(RelationType.VIEW);
        build.preHooks(Transaction.OUTSIDE);
        build.preHooks(Transaction.INSIDE);
        build.main(StringValue.of(
                "create or replace function " + target.render() + "(" + parameters(build.config("parameters"))
                        + ") as table (\n" + build.code().toText() + ")"));
        build.postHooks(Transaction.INSIDE);
        build.persistDocs(target);
        build.commit();
        build.postHooks(Transaction.OUTSIDE);
        return List.of(target);
    }

    private static String parameters(Value parameters) {
        if (!parameters.isTrue()) {
            return "";
        }
        return parameters instanceof ListValue list
                ? list.elements().stream().map(Value::toText).collect(Collectors.joining(", "))
                : parameters.toText();
    }
}
