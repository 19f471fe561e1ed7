package dev.floe.dbt.table;

import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A table in memory: what a query gave, or what a seed holds.
 *
 * @param columnNames the names of the columns, each once
 * @param columnTypes the type of each column
 * @param rows the rows, each with a cell for every column
 */
public record AgateTable(List<String> columnNames, List<ColumnType> columnTypes, List<List<Value>> rows) {
    private static final int PLACES = 3;
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

    /** How many digits the numbers of a column need after the point. */
    public int places(int index) {
        return CellFormat.places(column(index));
    }

    /** This table with no more than so many of its rows. */
    public AgateTable first(int count) {
        return count >= rows.size() ? this : withRows(rows.subList(0, Math.max(0, count)));
    }

    /**
     * All of the table as text, in the form of Markdown.
     *
     * @param width how many characters a cell may have
     */
    public String text(int width) {
        return new TablePrint(Integer.MAX_VALUE, Integer.MAX_VALUE, width, PLACES).text(this);
    }

    /** This table with other rows. */
    AgateTable withRows(List<List<Value>> changed) {
        return new AgateTable(columnNames, columnTypes, changed);
    }

    /** This table with the columns of some types as texts. */
    AgateTable withTexts(Set<ColumnType> types) {
        List<List<Value>> changed = new ArrayList<>(rows.size());
        for (List<Value> row : rows) {
            List<Value> cells = new ArrayList<>(row);
            for (int i = 0; i < cells.size(); i++) {
                if (types.contains(columnTypes.get(i)) && cells.get(i) != NoneValue.NONE) {
                    cells.set(i, StringValue.of(cells.get(i).toText()));
                }
            }
            changed.add(cells);
        }
        List<ColumnType> changedTypes = columnTypes.stream()
                .map(type -> types.contains(type) ? ColumnType.TEXT : type)
                .toList();
        return new AgateTable(columnNames, changedTypes, changed);
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
