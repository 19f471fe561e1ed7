package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.materialize.NodeBuild.Transaction;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** A function that SQL calls: a macro named after its kind and its language gives the statement that makes it. */
final class FunctionMaterialization implements Materialization {
    @Override
    public List<Relation> build(NodeBuild build) {
        NodeTemplates templates = build.templates();
        Optional<Relation> existing = build.existing(build.self());
        Relation target = build.self().withType(RelationType.FUNCTION);
        build.preHooks(Transaction.INSIDE);
        Value model = templates.name("model");
        String macro = build.config("type").toText() + "_function_"
                + templates.attribute(model, "language").toText();
        if (!templates.has(macro)) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "This database makes no such function: there is no macro '" + macro + "'");
        }
        Value dispatched = build.adapter("dispatch", StringValue.of(macro), StringValue.of("dbt"));
        Value statement = templates.call(dispatched, NodeBuild.value(target));
        templates.call("function_execute_build_sql", statement, NodeBuild.value(existing), NodeBuild.value(target));
        build.postHooks(Transaction.INSIDE);
        return List.of(target);
    }
}
