package dev.floe.dbt.materialize;

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
}
