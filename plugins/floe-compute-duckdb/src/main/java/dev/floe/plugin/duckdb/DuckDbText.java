package dev.floe.plugin.duckdb;

import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;

/** Writes values of settings, and names, as DuckDB reads them. */
final class DuckDbText {
    private DuckDbText() {}

    /** The value of a setting. */
    static String of(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text text -> text.value();
            case PropertyValue.Truth truth -> Boolean.toString(truth.value());
            case PropertyValue.Whole number -> Long.toString(number.value());
            case PropertyValue.Fraction number -> number.value().toPlainString();
            case PropertyValue.Items items ->
                items.values().stream().map(DuckDbText::of).toList().toString();
            case PropertyValue.Entries entries -> entries.values().keySet().toString();
        };
    }

    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A path as a literal: DuckDB separates folders by slashes on every system. */
    static String literal(Path path) {
        return literal(path.toString().replace('\\', '/'));
    }
}
