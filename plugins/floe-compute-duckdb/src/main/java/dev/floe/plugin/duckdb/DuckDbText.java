package dev.floe.plugin.duckdb;

import java.nio.file.Path;

/** Writes names and texts the way DuckDB's SQL has them. */
final class DuckDbText {
    private DuckDbText() {}

    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A path as a literal: a driver's path separator is always a slash. */
    static String literal(Path path) {
        return literal(path.toString().replace('\\', '/'));
    }
}
