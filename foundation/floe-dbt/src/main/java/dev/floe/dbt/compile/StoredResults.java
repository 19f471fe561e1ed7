package dev.floe.dbt.compile;

import dev.floe.dbt.adapter.ResponseValue;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;
import java.util.function.Consumer;

/** The results of statements that templates of one node keep by name: each can be loaded once, but {@code main} always. */
final class StoredResults {
    private static final String MAIN = "main";

    private final DictValue byName = DictValue.empty();
    private final Consumer<String> console;

    StoredResults(Consumer<String> console) {
        this.console = console;
    }

    /** Puts the functions that store and load into a scope. */
    void addTo(NodeScope scope) {
        scope.put("_sql_results", byName);
        scope.put(
                "load_result",
                FunctionValue.of(Parameters.of("load_result(name)"), (_, arguments) -> load(arguments.text("name"))));
        scope.put(
                "store_result",
                FunctionValue.of(
                        Parameters.of("store_result(name, response, agate_table=None)"),
                        (_, arguments) -> store(arguments, arguments.value("response"))));
        scope.put(
                "store_raw_result",
                FunctionValue.of(
                        Parameters.of(
                                "store_raw_result(name, message=None, code=None, rows_affected=None, agate_table=None)"),
                        (_, arguments) -> store(
                                arguments,
                                new ResponseValue(
                                        arguments.value("message", NoneValue.NONE),
                                        arguments.value("code", NoneValue.NONE),
                                        arguments.value("rows_affected", NoneValue.NONE)))));
    }

    Optional<Value> main() {
        return byName.find(MAIN);
    }

    private Value load(String name) {
        Optional<Value> stored = byName.find(name);
        if (stored.isEmpty()) {
            return NoneValue.NONE;
        }
        if (stored.get() == NoneValue.NONE) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "The result of statement '" + name + "' has already been loaded");
        }
        if (!name.equals(MAIN)) {
            byName.put(name, NoneValue.NONE);
        }
        return stored.get();
    }

    private Value store(BoundArguments arguments, Value response) {
        Value given = arguments.value("agate_table", NoneValue.NONE);
        AgateTableValue table =
                given instanceof AgateTableValue value ? value : new AgateTableValue(AgateTable.EMPTY, console);
        DictValue result = DictValue.empty();
        result.put("response", response);
        result.put(
                "data",
                ListValue.of(table.table().rows().stream().map(TupleValue::of).toList()));
        result.put("table", table);
        byName.put(arguments.text("name"), result);
        return StringValue.EMPTY;
    }
}
