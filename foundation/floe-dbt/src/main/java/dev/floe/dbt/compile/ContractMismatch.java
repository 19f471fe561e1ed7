package dev.floe.dbt.compile;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.ColumnType;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in which columns a query is not what its contract promises. */
final class ContractMismatch {
    private static final List<String> HEADER =
            List.of("column_name", "definition_type", "contract_type", "mismatch_reason");
    private static final int COLUMN_WIDTH = 50;

    private ContractMismatch() {}

    /**
     * The failure of a contract.
     *
     * @param promised dicts with {@code name} and {@code data_type} of the contract's columns
     * @param actual those of the query
     */
    static TemplateException of(Value promised, Value actual) {
        List<DictValue> contract = columns(promised);
        if (contract.isEmpty()) {
            return TemplateException.of(
                    ErrorKind.RAISED,
                    "This model has an enforced contract, and its 'columns' specification is missing");
        }
        List<DictValue> definition = columns(actual);
        List<List<Value>> rows = Stream.concat(
                        definition.stream().flatMap(column -> row(column, contract).stream()),
                        contract.stream()
                                .filter(column -> find(definition, name(column)).isEmpty())
                                .map(column -> cells(name(column), "", type(column), "missing in definition")))
                .sorted(Comparator.comparing(row -> row.getFirst().toText()))
                .toList();
        AgateTable table =
                new AgateTable(HEADER, HEADER.stream().map(_ -> ColumnType.TEXT).toList(), rows);
        return TemplateException.of(ErrorKind.RAISED, """
                This model has an enforced contract that failed.
                Please ensure the name, data_type, and number of columns in your contract match the columns in your \
                model's definition.

                """ + table.text(COLUMN_WIDTH));
    }

    private static List<DictValue> columns(Value columns) {
        List<DictValue> dicts = new ArrayList<>();
        for (Value column : Fields.elements(columns)) {
            if (column instanceof DictValue dict) {
                dicts.add(dict);
            }
        }
        return dicts;
    }

    private static Optional<List<Value>> row(DictValue column, List<DictValue> contract) {
        Optional<DictValue> promised = find(contract, name(column));
        if (promised.isEmpty()) {
            return Optional.of(cells(name(column), type(column), "", "missing in contract"));
        }
        return promised.map(ContractMismatch::type)
                .filter(type -> !type.equals(type(column)))
                .map(type -> cells(name(column), type(column), type, "data type mismatch"));
    }

    private static Optional<DictValue> find(List<DictValue> columns, String name) {
        return columns.stream().filter(column -> name(column).equals(name)).findFirst();
    }

    private static String name(DictValue column) {
        return Fields.text(column, "name", "");
    }

    private static String type(DictValue column) {
        return Fields.text(column, "data_type", "");
    }

    private static List<Value> cells(String name, String definition, String contract, String reason) {
        return List.of(
                StringValue.of(name), StringValue.of(definition), StringValue.of(contract), StringValue.of(reason));
    }
}
