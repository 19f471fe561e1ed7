package dev.floe.dbt.table;

import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a table as text, in the form of Markdown.
 *
 * @param rows how many rows are written
 * @param columns how many columns are written
 * @param width how many characters a cell may have
 * @param places how many digits after the point a number may have
 */
record TablePrint(int rows, int columns, int width, int places) {
    private static final int ALL = Integer.MAX_VALUE;
    private static final String MORE = "...";

    static TablePrint of(BoundArguments arguments) {
        return new TablePrint(
                limit(arguments, "max_rows", 20),
                limit(arguments, "max_columns", 6),
                limit(arguments, "max_column_width", 20),
                limit(arguments, "max_precision", 3));
    }

    private static int limit(BoundArguments arguments, String name, int absent) {
        return arguments.value(name, IntValue.of(absent)) == NoneValue.NONE ? ALL : arguments.number(name, absent);
    }

    /** The names and the types of a table's columns. */
    static String structure(AgateTable table) {
        List<List<Value>> rows = new ArrayList<>();
        for (int i = 0; i < table.columnNames().size(); i++) {
            rows.add(List.of(
                    StringValue.of(table.columnNames().get(i)),
                    StringValue.of(table.columnTypes().get(i).label())));
        }
        AgateTable structure =
                new AgateTable(List.of("column", "data_type"), List.of(ColumnType.TEXT, ColumnType.TEXT), rows);
        return new TablePrint(ALL, 6, ALL, 3).text(structure);
    }

    String text(AgateTable table) {
        List<String> header = header(table);
        List<List<String>> body = body(table);
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            int widest =
                    body.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
            widths.add(Math.max(length(header.get(i)), widest));
        }
        StringBuilder text = new StringBuilder();
        writeRow(text, table, header, widths);
        List<String> lines = widths.stream().map("-"::repeat).toList();
        text.append("| ").append(String.join(" | ", lines)).append(" |\n");
        body.forEach(row -> writeRow(text, table, row, widths));
        if (rows < table.rows().size()) {
            writeRow(text, table, header.stream().map(_ -> MORE).toList(), widths);
        }
        return text.toString();
    }

    private List<String> header(AgateTable table) {
        List<String> header = new ArrayList<>(
                table.columnNames().stream().limit(columns).map(this::cut).toList());
        if (columns < table.columnNames().size()) {
            header.add(MORE);
        }
        return header;
    }

    private List<List<String>> body(AgateTable table) {
        List<List<Value>> shown = table.rows().stream().limit(rows).toList();
        int shownColumns = Math.min(columns, table.columnNames().size());
        List<CellFormat> formats = new ArrayList<>();
        for (int i = 0; i < shownColumns; i++) {
            int column = i;
            formats.add(CellFormat.of(
                    table.columnTypes().get(i),
                    shown.stream().map(row -> row.get(column)).toList(),
                    places));
        }
        List<List<String>> body = new ArrayList<>();
        for (List<Value> row : shown) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < shownColumns; i++) {
                cells.add(cut(formats.get(i).text(row.get(i))));
            }
            if (columns < row.size()) {
                cells.add(MORE);
            }
            body.add(cells);
        }
        return body;
    }

    private String cut(String cell) {
        if (length(cell) <= width) {
            return cell;
        }
        int kept = width - MORE.length();
        int end = kept >= 0 ? kept : Math.max(0, length(cell) + kept);
        return cell.substring(0, cell.offsetByCodePoints(0, end)) + MORE;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void writeRow(StringBuilder text, AgateTable table, List<String> cells, List<Integer> widths) {
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(Math.max(0, widths.get(i) - length(cells.get(i))));
            text.append(i == 0 ? "| " : " | ")
                    .append(table.columnTypes().get(i).isText() ? cells.get(i) + padding : padding + cells.get(i));
        }
        text.append(cells.isEmpty() ? "||\n" : " |\n");
    }
}
