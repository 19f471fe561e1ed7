package dev.floe.dbt.materialize;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Which rows of a table the statements can change that add to it. */
public sealed interface RowReach {
    /** Nobody knows: all of them. */
    record Everything() implements RowReach {}

    /**
     * Those that agree with a row of the staging table in all keys. Null agrees with nothing.
     *
     * @param keys columns, as the database takes their names; none: no row
     */
    record Keys(List<String> keys) implements RowReach {
        public Keys {
            keys = List.copyOf(keys);
        }
    }

    /** None: whoever has the rows replaces the partitions that there are new ones of. */
    record Partitions() implements RowReach {}

    /**
     * Those of the time of a microbatch model's batches.
     *
     * @param column with their times
     * @param start the first moment, as SQL compares it
     * @param end the first moment that is not reached
     */
    record Times(String column, String start, String end) implements RowReach {
        public Times {
            requireNonNull(column, "column is null");
            requireNonNull(start, "start is null");
            requireNonNull(end, "end is null");
        }
    }
}
