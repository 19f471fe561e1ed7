package dev.floe.dbt.table;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Indexing;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What templates find on a table. */
final class TableMembers {
    private TableMembers() {}

    static Members<AgateTableValue> build() {
        return Members.<AgateTableValue>builder()
                .attribute("columns", AgateTableValue::columns)
                .attribute("rows", AgateTableValue::rows)
                .attribute("column_names", AgateTableValue::columnNames)
                .attribute("column_types", AgateTableValue::columnTypes)
                .attribute("row_names", _ -> NoneValue.NONE)
                .method("select(key)", TableMembers::select)
                .method("exclude(key)", TableMembers::exclude)
                .method("where(test)", TableMembers::where)
                .method("order_by(key, reverse=False)", TableMembers::orderBy)
                .method("limit(start_or_stop=None, stop=None, step=None)", TableMembers::limit)
                .method("rename(column_names=None, row_names=None)", TableMembers::rename)
                .method(
                        "print_structure(max_rows=None)",
                        (owner, _, _) -> owner.print(TablePrint.structure(owner.table())))
                .method(
                        "print_table(max_rows=20, max_columns=6, output=None, max_column_width=20, locale=None,"
                                + " max_precision=3)",
                        (owner, _, arguments) ->
                                owner.print(TablePrint.of(arguments).text(owner.table())))
                .build();
    }

    private static List<Value> keys(Evaluation evaluation, Value key) {
        boolean isSequence = key instanceof ListValue || key instanceof TupleValue || key instanceof MappedValue;
        return isSequence ? Sequences.toList(evaluation, key) : List.of(key);
    }

    private static int indexOf(AgateTable table, Value name) {
        int index = name instanceof StringValue text ? table.columnNames().indexOf(text.value()) : -1;
        if (index < 0) {
            throw TemplateException.value("Table has no column %s, it has: %s"
                    .formatted(name.repr(), String.join(", ", table.columnNames())));
        }
        return index;
    }

    private static Value select(AgateTableValue owner, Evaluation evaluation, BoundArguments arguments) {
        AgateTable table = owner.table();
        List<Integer> indexes = keys(evaluation, arguments.value("key")).stream()
                .map(name -> indexOf(table, name))
                .toList();
        return owner.with(selected(evaluation, table, indexes));
    }

    private static Value exclude(AgateTableValue owner, Evaluation evaluation, BoundArguments arguments) {
        AgateTable table = owner.table();
        Set<Value> excluded = new HashSet<>(keys(evaluation, arguments.value("key")));
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < table.columnNames().size(); i++) {
            if (!excluded.contains(StringValue.of(table.columnNames().get(i)))) {
                indexes.add(i);
            }
        }
        return owner.with(selected(evaluation, table, indexes));
    }

    private static AgateTable selected(Evaluation evaluation, AgateTable table, List<Integer> indexes) {
        evaluation.chargeElements((long) table.rows().size() * indexes.size());
        AgateTable selected = table.select(indexes);
        return new AgateTable(ColumnNames.unique(selected.columnNames()), selected.columnTypes(), selected.rows());
    }

    private static Value where(AgateTableValue owner, Evaluation evaluation, BoundArguments arguments) {
        List<List<Value>> kept = new ArrayList<>();
        List<Value> rows = owner.rows().values();
        for (int i = 0; i < rows.size(); i++) {
            evaluation.chargeSteps(1);
            if (evaluation
                    .call(arguments.value("test"), Arguments.of(rows.get(i)))
                    .isTrue()) {
                evaluation.chargeElements(1);
                kept.add(owner.table().rows().get(i));
            }
        }
        return owner.with(owner.table().withRows(kept));
    }

    private static Value orderBy(AgateTableValue owner, Evaluation evaluation, BoundArguments arguments) {
        AgateTable table = owner.table();
        evaluation.chargeElements(table.rows().size());
        Value key = arguments.value("key");
        Comparator<Entry> order = Comparator.comparing(Entry::key, TableMembers::compare);
        List<Entry> entries = new ArrayList<>();
        List<Value> rows = owner.rows().values();
        for (int i = 0; i < rows.size(); i++) {
            evaluation.chargeSteps(1);
            entries.add(new Entry(
                    sortKey(owner, evaluation, key, rows.get(i)), table.rows().get(i)));
        }
        entries.sort(arguments.truth("reverse", false) ? order.reversed() : order);
        return owner.with(table.withRows(entries.stream().map(Entry::row).toList()));
    }

    private record Entry(List<Value> key, List<Value> row) {}

    private static int compare(List<Value> left, List<Value> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = TableColumnValue.NOTHING_LAST.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static List<Value> sortKey(AgateTableValue owner, Evaluation evaluation, Value key, Value row) {
        if (key instanceof CallableValue) {
            return List.of(evaluation.call(key, Arguments.of(row)));
        }
        return keys(evaluation, key).stream()
                .map(name -> ((MappedValue) row)
                        .item(evaluation, name)
                        .orElseThrow(() -> new TemplateException(
                                ErrorKind.KEY,
                                "Table has no column %s, it has: %s"
                                        .formatted(
                                                name.repr(),
                                                String.join(", ", owner.table().columnNames())))))
                .toList();
    }

    private static Value limit(AgateTableValue owner, Evaluation evaluation, BoundArguments arguments) {
        Value first = arguments.value("start_or_stop", NoneValue.NONE);
        Value stop = arguments.value("stop", NoneValue.NONE);
        Value step = arguments.value("step", NoneValue.NONE);
        boolean isStart = stop.isTrue() || step.isTrue();
        List<List<Value>> rows = owner.table().rows();
        List<Value> numbers = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            numbers.add(IntValue.of(i));
        }
        Value kept = Indexing.slice(
                        evaluation,
                        TupleValue.of(numbers),
                        isStart ? first : NoneValue.NONE,
                        isStart ? stop : first,
                        step)
                .orElseThrow(() -> new IllegalStateException("A tuple can be sliced"));
        List<List<Value>> limited = Sequences.toList(evaluation, kept).stream()
                .map(number -> rows.get(((IntValue) number).clamped()))
                .toList();
        return owner.with(owner.table().withRows(limited));
    }

    private static Value rename(AgateTableValue owner, Evaluation evaluation, BoundArguments arguments) {
        AgateTable table = owner.table();
        Value names = arguments.value("column_names", NoneValue.NONE);
        if (names == NoneValue.NONE) {
            return owner.with(table);
        }
        List<String> renamed = names instanceof DictValue dict ? byName(table, dict) : texts(evaluation, names);
        if (renamed.size() != table.columnNames().size()) {
            throw TemplateException.value("Table has %d columns, there are %d names"
                    .formatted(table.columnNames().size(), renamed.size()));
        }
        return owner.with(new AgateTable(ColumnNames.unique(renamed), table.columnTypes(), table.rows()));
    }

    private static List<String> byName(AgateTable table, DictValue names) {
        Map<String, String> changes = new HashMap<>();
        names.entries().forEach((key, value) -> changes.put(key.toText(), nameOf(value)));
        return table.columnNames().stream()
                .map(name -> changes.getOrDefault(name, name))
                .toList();
    }

    private static List<String> texts(Evaluation evaluation, Value names) {
        return Sequences.toList(evaluation, names).stream()
                .map(TableMembers::nameOf)
                .toList();
    }

    private static String nameOf(Value value) {
        if (value == NoneValue.NONE) {
            return "";
        }
        if (value instanceof StringValue name) {
            return name.value();
        }
        throw TemplateException.value("The name of a column must be a str or None, not " + value.repr());
    }
}
