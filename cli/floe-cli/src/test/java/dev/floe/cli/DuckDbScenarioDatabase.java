package dev.floe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file of DuckDB, which is open only while something is done with it, since the commands open it too.
 *
 * @param file which the first command or statement makes
 */
record DuckDbScenarioDatabase(Path file) implements ScenarioDatabase {
    @Override
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Map<String, JsonNode> relations() throws SQLException {
        Map<String, JsonNode> relations = new TreeMap<>();
        if (!Files.exists(file)) {
            return relations;
        }
        try (Connection connection = connect()) {
            String tables = "select table_schema, table_name, table_type from information_schema.tables"
                    + " where table_catalog = current_database()";
            for (List<String> table : ScenarioRows.query(connection, tables)) {
                relations.put(table.get(0) + "." + table.get(1), relation(connection, table));
            }
        }
        return relations;
    }

    private static JsonNode relation(Connection connection, List<String> table) throws SQLException {
        ObjectNode relation = JsonNodeFactory.instance.objectNode();
        relation.put("kind", table.get(2));
        ArrayNode described = relation.putArray("columns");
        List<List<String>> columns = ScenarioRows.query(connection, """
                select column_name, data_type from information_schema.columns
                where table_catalog = current_database() and table_schema = '%s' and table_name = '%s'
                order by ordinal_position""".formatted(table.get(0), table.get(1)));
        columns.forEach(column -> described.addArray().add(column.getFirst()).add(column.getLast()));
        String cells = columns.stream()
                .map(column -> ScenarioRows.quoted(column.getFirst()) + "::varchar")
                .collect(Collectors.joining(", "));
        relation.set(
                "rows",
                ScenarioRows.json(ScenarioRows.query(
                        connection,
                        "select " + cells + " from " + ScenarioRows.quoted(table.get(0)) + "."
                                + ScenarioRows.quoted(table.get(1)))));
        return relation;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + file);
    }
}
