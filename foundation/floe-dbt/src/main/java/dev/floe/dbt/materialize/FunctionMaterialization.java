package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.materialize.NodeBuild.Transaction;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A function that SQL calls: a macro named after its kind and its language gives the statement that makes it. */
final class FunctionMaterialization implements Materialization {
    private static final String SCALAR = "scalar_function_sql";

    @Override
    public List<Relation> build(NodeBuild build) {
        NodeTemplates templates = build.templates();
        Optional<Relation> existing = build.existing(build.self());
        Relation target = build.self().withType(RelationType.FUNCTION);
        build.preHooks(Transaction.INSIDE);
        Value model = templates.name("model");
        Value statement = statement(build, templates, model, target);
        templates.call("function_execute_build_sql", statement, NodeBuild.value(existing), NodeBuild.value(target));
        build.postHooks(Transaction.INSIDE);
        return List.of(target);
    }

    private static Value statement(NodeBuild build, NodeTemplates templates, Value model, Relation target) {
        String macro = build.config("type").toText() + "_function_"
                + templates.attribute(model, "language").toText();
        boolean isDuckDb = build.adapter("type").toText().equals("duckdb");
        if (isDuckDb && macro.equals(SCALAR) && !templates.has("duckdb__" + SCALAR)) {
            return StringValue.of(duckDb(templates, model, target));
        }
        if (!templates.has(macro) || (isDuckDb && !templates.has("duckdb__" + macro))) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "This database makes no such function: there is no macro '" + macro + "'");
        }
        Value dispatched = build.adapter("dispatch", StringValue.of(macro), StringValue.of("dbt"));
        return templates.call(dispatched, NodeBuild.value(target));
    }

    /** A function of DuckDB is an expression with names for its parts; the cast makes its type the one that is declared. */
    private static String duckDb(NodeTemplates templates, Value model, Relation target) {
        String arguments = templates.elements(templates.attribute(model, "arguments")).stream()
                .map(argument -> argument instanceof DictValue dict
                        ? Fields.text(dict, "name", "") + " " + Fields.text(dict, "data_type", "")
                                + Fields.text(dict, "default_value")
                                        .map(value -> " := " + value)
                                        .orElse("")
                        : argument.toText())
                .collect(Collectors.joining(", "));
        Value returns = templates.attribute(model, "returns");
        return """
                create or replace function %s (%s) as (
                    cast((
                        %s
                    ) as %s)
                )""".formatted(
                        target.render(),
                        arguments,
                        templates.name("compiled_code").toText(),
                        templates.attribute(returns, "data_type").toText());
    }
}
