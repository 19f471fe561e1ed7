package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.difference.RowsDifference;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs unit tests: lets a model's query make rows of fixtures, and compares them with those that it should make. */
final class UnitTestRun {
    private static final String SIDE = "actual_or_expected";

    private UnitTestRun() {}

    /** Asks the database for the rows of both sides, and leaves them where {@code load_result('main')} finds them. */
    static List<Relation> ask(NodeBuild build) {
        NodeTemplates templates = build.templates();
        Value rows = build.config("expected_rows");
        Value code = build.code();
        Relation scratch = NodeBuild.relation(
                templates.call(
                        "make_temp_relation", NodeBuild.value(build.self().withType(RelationType.TABLE))),
                "make_temp_relation");
        List<Value> names = names(templates, rows, code);
        templates.call(
                "run_query", build.createTemporaryTableAs(scratch, templates.call("get_empty_subquery_sql", code)));
        DictValue types = DictValue.empty();
        DictValue quoted = DictValue.empty();
        for (Value column : templates.elements(build.adapter("get_columns_in_relation", NodeBuild.value(scratch)))) {
            String name = templates.attribute(column, "name").toText().toLowerCase(Locale.ROOT);
            types.put(name, templates.attribute(column, "data_type"));
            quoted.put(name, templates.attribute(column, "quoted"));
        }
        ListValue quotedNames = ListValue.of(names.stream()
                .map(name ->
                        quoted.find(name.toText().toLowerCase(Locale.ROOT)).orElseThrow(() -> unknown(name, types)))
                .toList());
        Value expected = build.config("expected_sql");
        if (!expected.isTrue()) {
            expected = templates.call("get_expected_sql", rows, types, quoted);
        }
        Value sql = templates.call("get_unit_test_sql", code, expected, quotedNames);
        templates.statement(sql.toText(), Map.of("name", StringValue.of("main"), "fetch_result", BoolValue.TRUE));
        build.drop(scratch);
        return List.of();
    }

    private static List<Value> names(NodeTemplates templates, Value rows, Value code) {
        List<Value> all = templates.elements(rows);
        return all.isEmpty()
                ? templates.elements(templates.call("get_columns_in_query", code))
                : templates.elements(all.getFirst());
    }

    private static TemplateException unknown(Value name, DictValue types) {
        return TemplateException.of(
                ErrorKind.RAISED,
                "Invalid column name: '" + name.toText()
                        + "' in unit test fixture for expected output. Its model has the columns "
                        + ListValue.of(types.entries().keySet()).repr());
    }

    /** What the rows mean for the test. */
    static NodeResult judge(CompiledNode compiled, NodeBuild build) {
        NodeTemplates templates = build.templates();
        Value result = templates.call("load_result", StringValue.of("main"));
        if (result == NoneValue.NONE || !(templates.attribute(result, "table") instanceof AgateTableValue answer)) {
            throw TemplateException.of(ErrorKind.RAISED, "The unit test has no result: no statement 'main' has run");
        }
        AgateTable table = answer.table();
        List<String> columns = table.columnNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        int side = columns.indexOf(SIDE);
        if (side < 0) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "The statement of a unit test has a column '" + SIDE + "', but this one has not");
        }
        Optional<String> difference =
                RowsDifference.of(without(columns, side), rows(table, side, "expected"), rows(table, side, "actual"));
        return difference
                .map(text -> NodeResult.of(compiled.uniqueId(), NodeStatus.FAIL, Optional.of(compiled))
                        .withFailures(1)
                        .withMessage("\n\nactual differs from expected:\n\n" + text + "\n"))
                .orElseGet(() -> NodeResult.of(compiled.uniqueId(), NodeStatus.PASS, Optional.of(compiled))
                        .withFailures(0));
    }

    private static List<List<Value>> rows(AgateTable table, int side, String wanted) {
        return table.rows().stream()
                .filter(row -> row.get(side).toText().equals(wanted))
                .map(row -> without(row, side))
                .toList();
    }

    private static <T> List<T> without(List<T> all, int index) {
        return IntStream.range(0, all.size())
                .filter(each -> each != index)
                .mapToObj(all::get)
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
}
