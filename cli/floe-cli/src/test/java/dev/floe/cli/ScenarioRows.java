package dev.floe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of relations as texts, and without what no two runs have in common. */
final class ScenarioRows {
    /** A time of this run, or of the recorded one. */
    private static final Pattern NOW = Pattern.compile(
            "20(2[6-9]|[3-8]\\d)-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d(:?\\d\\d)?)?");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern THREAD = Pattern.compile("Thread-\\d+ \\(worker\\)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private ScenarioRows() {}

    static List<List<String>> query(Connection connection, String sql) throws SQLException {
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

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static ArrayNode json(List<List<String>> rows) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (List<String> row : rows) {
            row.forEach(json.addArray()::add);
        }
        return json;
    }

    /** The id of a version is made from its time. */
    static List<String> timeless(List<String> row) {
        List<String> cells =
                row.stream().map(cell -> NOW.matcher(cell).replaceAll("<now>")).toList();
        return cells.contains("<now>")
                ? cells.stream()
                        .map(cell -> ID.matcher(cell).matches() ? "<id>" : cell)
                        .toList()
                : cells;
    }

    /** A relation whose rows have an order, and neither times of a run nor ids that are made of these. */
    static JsonNode comparable(JsonNode relation) {
        ObjectNode made = relation.deepCopy();
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : relation.path("rows")) {
            List<String> cells = new ArrayList<>();
            for (JsonNode cell : row) {
                String shown = UUID.matcher(cell.asText()).replaceAll("<uuid>");
                cells.add(THREAD.matcher(shown).replaceAll("<thread>"));
            }
            rows.add(timeless(cells));
        }
        rows.sort((one, other) -> one.toString().compareTo(other.toString()));
        made.set("rows", json(rows));
        return made;
    }
}
