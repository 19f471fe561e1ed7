package dev.floe.dbt.table;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes tables of files and of results, and finds the types of their columns. */
public final class TableReader {
    private static final List<ColumnType> CANDIDATES = List.of(
            ColumnType.INTEGER,
            ColumnType.NUMBER,
            ColumnType.DATE,
            ColumnType.DATE_TIME,
            ColumnType.ISO_DATE_TIME,
            ColumnType.BOOLEAN);

    private final CellReader cells;

    public TableReader(Temporals temporals) {
        this.cells = new CellReader(temporals);
    }

    /**
     * Reads a seed.
     *
     * @param textColumns the columns that stay texts whatever they hold
     * @throws TemplateException of kind VALUE if there is no header, or a row has more fields than it
     */
    public AgateTable readCsv(String csv, Collection<String> textColumns, char delimiter) {
        List<List<String>> lines = CsvText.rows(csv, delimiter);
        if (lines.isEmpty()) {
            throw TemplateException.value("CSV has no header");
        }
        List<List<Value>> rows = lines.subList(1, lines.size()).stream()
                .map(line -> line.stream().<Value>map(StringValue::of).toList())
                .toList();
        List<String> header = lines.getFirst();
        if (header.isEmpty() && !rows.isEmpty()) {
            header = ColumnNames.letters(rows.getFirst());
        }
        return read(header, rows, Set.copyOf(textColumns), ColumnType.TEXT);
    }

    /** A table of the results of a query, whose columns with texts stay as they are. */
    public AgateTable readResult(List<String> columnNames, List<List<Value>> rows, Collection<String> textColumns) {
        return read(columnNames, rows, Set.copyOf(textColumns), ColumnType.EXACT_TEXT);
    }

    /** A table of the results of a query, where a column that holds a text is one of texts. */
    public AgateTable readResult(List<String> columnNames, List<List<Value>> rows) {
        List<String> names = ColumnNames.unique(columnNames);
        Set<String> texts = new HashSet<>();
        for (List<Value> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (row.get(i) instanceof StringValue) {
                    texts.add(names.get(i));
                }
            }
        }
        return readResult(names, rows, texts);
    }

    /** A table of values, where texts are read as those of a file; without rows its columns are booleans. */
    public AgateTable readData(List<String> columnNames, List<List<Value>> rows) {
        if (rows.isEmpty()) {
            return new AgateTable(
                    ColumnNames.unique(columnNames),
                    columnNames.stream().map(_ -> ColumnType.BOOLEAN).toList(),
                    rows);
        }
        return read(columnNames, rows, Set.of(), ColumnType.TEXT);
    }

    private AgateTable read(List<String> header, List<List<Value>> rows, Set<String> textColumns, ColumnType textType) {
        List<String> names = ColumnNames.unique(header);
        requireNoLongRow(names.size(), rows);
        List<ColumnType> types = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            types.add(textColumns.contains(names.get(i)) ? textType : infer(rows, i, textType));
        }
        return new AgateTable(
                names, types, rows.stream().map(row -> readRow(row, types)).toList());
    }

    private static void requireNoLongRow(int columns, List<List<Value>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() > columns) {
                throw TemplateException.value("Row %d of a table has %d cells, there are %d columns"
                        .formatted(i, rows.get(i).size(), columns));
            }
        }
    }

    /** The first type that every cell of a column fits; a missing cell fits all. */
    private ColumnType infer(List<List<Value>> rows, int index, ColumnType textType) {
        for (ColumnType type : CANDIDATES) {
            boolean fits = rows.stream()
                    .allMatch(row -> row.size() <= index
                            || cells.read(type, row.get(index)).isPresent());
            if (fits) {
                return type;
            }
        }
        return textType;
    }

    private List<Value> readRow(List<Value> row, List<ColumnType> types) {
        List<Value> read = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            ColumnType type = types.get(i);
            Value cell = i < row.size() ? row.get(i) : NoneValue.NONE;
            read.add(cells.read(type, cell)
                    .orElseThrow(() -> new IllegalStateException("A cell does not fit " + type + " any more")));
        }
        return read;
    }
}
