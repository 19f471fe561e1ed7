package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** What Python gets of DuckDB's values: a short floating point number with all digits that it has as a long one. */
final class DuckDbCells implements SessionCells {
    private final SessionValues values;

    DuckDbCells(SessionValues values) {
        this.values = values;
    }

    @Override
    public Value of(String type, @Nullable Object value) {
        return values.of(type.equals("FLOAT") && value instanceof Double number ? (double) number.floatValue() : value);
    }
}
