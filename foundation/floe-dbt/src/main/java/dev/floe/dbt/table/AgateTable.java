package dev.floe.dbt.table;

import dev.floe.jinja.value.Value;
import java.util.List;

/**
 * A table in memory: what a query gave, or what a seed holds.
 *
 * @param columnNames the names of the columns, each once
 * @param columnTypes the type of each column
 * @param rows the rows, each with a cell for every column
 */
public record AgateTable(List<String> columnNames, List<ColumnType> columnTypes, List<List<Value>> rows) {
    public static final AgateTable EMPTY = new AgateTable(List.of(), List.of(), List.of());

    public AgateTable {
        columnNames = List.copyOf(columnNames);
        columnTypes = List.copyOf(columnTypes);
        rows = rows.stream().map(List::copyOf).toList();
        if (columnNames.size() != columnTypes.size()) {
            throw new IllegalArgumentException("A table needs a type for each of its columns");
        }
    }

    /** The cells of a column. */
    public List<Value> column(int index) {
        return rows.stream().map(row -> row.get(index)).toList();
    }

    /** This table with other rows. */
    AgateTable withRows(List<List<Value>> changed) {
        return new AgateTable(columnNames, columnTypes, changed);
    }

    /** A table of some of the columns, in the order of the indexes. */
    AgateTable select(List<Integer> indexes) {
        return new AgateTable(
                indexes.stream().map(columnNames::get).toList(),
                indexes.stream().map(columnTypes::get).toList(),
                rows.stream()
                        .map(row -> indexes.stream().map(row::get).toList())
                        .toList());
    }
}
