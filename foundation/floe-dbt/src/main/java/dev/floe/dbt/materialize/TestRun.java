package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs data tests: counts the rows that fail, and says what that means. */
final class TestRun {
    private TestRun() {}

    /** Asks the database, and leaves the answer where {@code load_result('main')} finds it. */
    static List<Relation> ask(NodeBuild build) {
        NodeTemplates templates = build.templates();
        Value query = templates.call("get_limit_subquery_sql", build.code(), build.config("limit"));
        Optional<Relation> stored = Optional.empty();
        if (templates.call("should_store_failures").isTrue()) {
            stored = Optional.of(store(build, query));
            query = StringValue.of("\nselect *\nfrom " + stored.get().render() + "\n");
        }
        Value sql = templates.call(
                "get_test_sql",
                query,
                build.config("fail_calc"),
                build.config("warn_if"),
                build.config("error_if"),
                NoneValue.NONE);
        // One query needs no transaction around it; beginning and ending one would cost as much as the query.
        templates.statement(
                sql.toText(),
                Map.of(
                        "name", StringValue.of("main"),
                        "fetch_result", BoolValue.TRUE,
                        "auto_begin", BoolValue.FALSE));
        return stored.stream().toList();
    }

    private static Relation store(NodeBuild build, Value query) {
        Value chosen = build.config("store_failures_as");
        String form = chosen == NoneValue.NONE ? "table" : chosen.toText();
        RelationType type = RelationType.find(form)
                .filter(known -> known == RelationType.TABLE || known == RelationType.VIEW)
                .orElseThrow(() -> TemplateException.of(
                        ErrorKind.RAISED, "'store_failures_as' is 'ephemeral', 'table' or 'view', not '" + form + "'"));
        Relation target = build.self().withType(type);
        build.existing(build.self()).ifPresent(build::drop);
        Value create = build.templates().call("get_create_sql", NodeBuild.value(target), query);
        build.templates().statement(create.toText(), Map.of("auto_begin", BoolValue.TRUE));
        build.commit();
        return target;
    }

    /** What the answer of the database means for the test. */
    static NodeResult judge(String uniqueId, CompiledNode compiled, NodeBuild build) {
        NodeTemplates templates = build.templates();
        Value result = templates.call("load_result", StringValue.of("main"));
        if (result == NoneValue.NONE) {
            throw TemplateException.of(ErrorKind.RAISED, "The test has no result: no statement 'main' has run");
        }
        List<Value> rows = templates.elements(templates.attribute(result, "data"));
        if (rows.size() != 1) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "A test answers with one row, but this one gave " + rows.size());
        }
        List<Value> row = templates.elements(rows.getFirst());
        if (row.size() != 3) {
            throw TemplateException.of(
                    ErrorKind.RAISED,
                    "A test answers with 'failures', 'should_warn' and 'should_error', but this one gave " + row.size()
                            + " columns");
        }
        long failures = failures(row.getFirst());
        boolean isError = isTrue(row.get(2))
                && build.config("severity").toText().toLowerCase(Locale.ROOT).equals("error");
        if (isError) {
            return NodeResult.of(uniqueId, NodeStatus.FAIL, Optional.of(compiled))
                    .withFailures(failures)
                    .withMessage(got(failures) + ", configured to fail if "
                            + build.config("error_if").toText());
        }
        if (isTrue(row.get(1))) {
            return NodeResult.of(uniqueId, NodeStatus.WARN, Optional.of(compiled))
                    .withFailures(failures)
                    .withMessage(got(failures) + ", configured to warn if "
                            + build.config("warn_if").toText());
        }
        return NodeResult.of(uniqueId, NodeStatus.PASS, Optional.of(compiled)).withFailures(0);
    }

    private static String got(long failures) {
        return "Got " + failures + (failures == 1 ? " result" : " results");
    }

    /** Databases answer with booleans, numbers or texts. */
    private static boolean isTrue(Value value) {
        return switch (value.toText().toLowerCase(Locale.ROOT)) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            default ->
                throw TemplateException.of(
                        ErrorKind.RAISED, "Whether a test fails must be true or false, not " + value.repr());
        };
    }

    private static long failures(Value value) {
        try {
            return value == NoneValue.NONE ? 0 : new BigDecimal(value.toText()).longValue();
        } catch (NumberFormatException noNumber) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "The failures of a test must be a number, not " + value.repr());
        }
    }
}
