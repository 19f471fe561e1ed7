package dev.floe.dbt.golden;

import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.dbt.table.TableReader;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What golden tables may use to make tables. */
public final class TableFunctions {
    private final TableReader reader = new TableReader(new IsoTemporals());
    private final StringBuilder console = new StringBuilder();

    private TableFunctions() {}

    /** Functions that make tables, and tell what is in them. */
    public static Map<String, Value> scope() {
        return new TableFunctions().functions();
    }

    private Map<String, Value> functions() {
        return Map.of(
                "csv",
                        FunctionValue.of(
                                Parameters.of("csv(text, text_columns=None, delimiter=None)"),
                                (_, arguments) -> csv(arguments)),
                "data", FunctionValue.of(Parameters.of("data(rows, names)"), (_, arguments) -> data(arguments)),
                "flat", FunctionValue.of(Parameters.of("flat(rows, names)"), (_, arguments) -> flat(arguments)),
                "empty_table", new FunctionValue("empty_table", (_, _) -> value(AgateTable.EMPTY)),
                "dump", FunctionValue.of(Parameters.of("dump(table)"), (_, arguments) -> dump(arguments)),
                "printed", new FunctionValue("printed", this::printed));
    }

    private AgateTableValue value(AgateTable table) {
        return new AgateTableValue(table, console::append);
    }

    private Value csv(BoundArguments arguments) {
        List<String> texts =
                arguments.find("text_columns").map(TableFunctions::texts).orElse(List.of());
        char delimiter = arguments.text("delimiter", ",").charAt(0);
        return value(reader.readCsv(arguments.text("text"), texts, delimiter));
    }

    private static List<String> texts(Value list) {
        return ((ListValue) list).elements().stream().map(Value::toText).toList();
    }

    private Value data(BoundArguments arguments) {
        List<String> names = texts(arguments.value("names"));
        return value(reader.readData(names, rows(arguments, names)));
    }

    private Value flat(BoundArguments arguments) {
        List<String> names = texts(arguments.value("names"));
        List<List<Value>> rows = rows(arguments, names);
        Set<String> texts = new LinkedHashSet<>();
        for (List<Value> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (row.get(i) instanceof StringValue) {
                    texts.add(names.get(i));
                }
            }
        }
        return value(reader.readResult(names, rows, texts));
    }

    private static List<List<Value>> rows(BoundArguments arguments, List<String> names) {
        List<List<Value>> rows = new ArrayList<>();
        for (Value row : ((ListValue) arguments.value("rows")).elements()) {
            rows.add(names.stream()
                    .map(name -> ((DictValue) row).find(name).orElseThrow())
                    .toList());
        }
        return rows;
    }

    private Value printed(Evaluation evaluation, Arguments arguments) {
        Value table = arguments.positional().getFirst();
        List<Value> rest =
                arguments.positional().subList(1, arguments.positional().size());
        console.setLength(0);
        evaluation.call(evaluation.attribute(table, "print_table"), new Arguments(rest, arguments.named()));
        return StringValue.of(console.toString());
    }

    private static Value dump(BoundArguments arguments) {
        AgateTable table = ((AgateTableValue) arguments.value("table")).table();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < table.columnNames().size(); i++) {
            String name = StringValue.of(table.columnNames().get(i)).repr();
            columns.add(name + " " + table.columnTypes().get(i).label());
        }
        String rows = table.rows().stream()
                .map(row -> row.stream().map(TableFunctions::cell).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(" "));
        return StringValue.of(columns.stream().collect(Collectors.joining(", ", "[", "] ")) + rows);
    }

    private static String cell(Value value) {
        return value instanceof HostValue ? value.typeName() + " " + value.toText() : value.repr();
    }
}
