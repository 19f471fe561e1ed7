package dev.floe.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is in a DuckDB, as conformance/run/databases.py writes it down: each relation's columns, and its rows in an order. */
final class RelationTexts {
    /** A time of this run, or of the recorded one. */
    private static final Pattern NOW = Pattern.compile(
            "20(2[6-9]|[3-8]\\d)-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d(:?\\d\\d)?)?");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private RelationTexts() {}

    /** The relations by their names, each with its columns as the first line. */
    static Map<String, List<String>> of(Connection connection) throws SQLException {
        Map<String, List<String>> relations = new TreeMap<>();
        String tables = "select table_catalog, table_schema, table_name from information_schema.tables"
                + " where table_catalog in ('generated', 'other')";
        for (List<String> name : query(connection, tables)) {
            String shown = String.join(".", name);
            relations.put(shown.startsWith("generated.") ? shown.substring(10) : shown, of(connection, name));
        }
        return relations;
    }

    private static List<String> of(Connection connection, List<String> name) throws SQLException {
        List<List<String>> columns = query(connection, """
                select column_name, data_type from information_schema.columns
                where table_catalog = '%s' and table_schema = '%s' and table_name = '%s' order by ordinal_position
                """.formatted(name.toArray()));
        String cells = columns.stream()
                .map(column -> quoted(column.getFirst()) + "::varchar")
                .collect(Collectors.joining(", "));
        String relation = name.stream().map(RelationTexts::quoted).collect(Collectors.joining("."));
        List<String> lines = new ArrayList<>();
        for (List<String> row : query(connection, "select " + cells + " from " + relation)) {
            lines.add(String.join(" | ", timeless(row)));
        }
        lines.sort(null);
        lines.addFirst(columns.stream().map(column -> String.join(" ", column)).collect(Collectors.joining(", ")));
        return lines;
    }

    /** The id of a version is made from its time. */
    private static List<String> timeless(List<String> row) {
        List<String> cells =
                row.stream().map(cell -> NOW.matcher(cell).replaceAll("<now>")).toList();
        return cells.contains("<now>")
                ? cells.stream()
                        .map(cell -> ID.matcher(cell).matches() ? "<id>" : cell)
                        .toList()
                : cells;
    }

    private static List<List<String>> query(Connection connection, String sql) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String cell = rows.getString(i);
                    row.add(cell == null ? "NULL" : cell);
                }
                found.add(row);
            }
        }
        return found;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
