package dev.floe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Map;

/** The database of a scenario that is played. */
interface ScenarioDatabase {
    /** Runs SQL that a test runs between its commands. */
    void execute(String sql) throws SQLException;

    /** What is in it, as {@code conformance/run/databases.py} writes it down, by the relations' names. */
    Map<String, JsonNode> relations() throws SQLException;
}
