package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** Turns the values of a session into those of templates, as dbt gets them from its driver for this kind of database. */
@FunctionalInterface
interface SessionCells {
    /**
     * The value that templates see.
     *
     * @param type of the column, as the engine writes it
     */
    Value of(String type, @Nullable Object value);

    static SessionCells of(Adapter adapter, SessionValues values) {
        return switch (adapter) {
            case DuckDbAdapter _ -> new DuckDbCells(values);
            case PostgresAdapter _ -> new PostgresCells(values);
        };
    }
}
