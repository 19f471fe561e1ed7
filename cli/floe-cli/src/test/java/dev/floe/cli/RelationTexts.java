package dev.floe.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is in a DuckDB, as conformance/run/databases.py writes it down: each relation's columns, and its rows in an order. */
final class RelationTexts {
    private RelationTexts() {}

    /** The relations by their names, each with its columns as the first line. */
    static Map<String, List<String>> of(Connection connection) throws SQLException {
        Map<String, List<String>> relations = new TreeMap<>();
        String tables = "select table_catalog, table_schema, table_name from information_schema.tables"
                + " where table_catalog in ('generated', 'other')";
        for (List<String> name : ScenarioRows.query(connection, tables)) {
            String shown = String.join(".", name);
            relations.put(shown.startsWith("generated.") ? shown.substring(10) : shown, of(connection, name));
        }
        return relations;
    }

    private static List<String> of(Connection connection, List<String> name) throws SQLException {
        List<List<String>> columns = ScenarioRows.query(connection, """
                select column_name, data_type from information_schema.columns
                where table_catalog = '%s' and table_schema = '%s' and table_name = '%s' order by ordinal_position
                """.formatted(name.toArray()));
        String cells = columns.stream()
                .map(column -> ScenarioRows.quoted(column.getFirst()) + "::varchar")
                .collect(Collectors.joining(", "));
        String relation = name.stream().map(ScenarioRows::quoted).collect(Collectors.joining("."));
        List<String> lines = new ArrayList<>();
        for (List<String> row : ScenarioRows.query(connection, "select " + cells + " from " + relation)) {
            lines.add(String.join(" | ", ScenarioRows.timeless(row)));
        }
        lines.sort(null);
        lines.addFirst(columns.stream().map(column -> String.join(" ", column)).collect(Collectors.joining(", ")));
        return lines;
    }
}
