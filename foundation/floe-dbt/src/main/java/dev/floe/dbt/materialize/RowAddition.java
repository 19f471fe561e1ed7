package dev.floe.dbt.materialize;

import java.util.List;

/** How an incremental model adds the rows of its query to those that are there, where it does nothing else. */
public sealed interface RowAddition {
    /**
     * Rows that agree with a new one in all keys go first, and then the new ones come in. Null agrees with nothing.
     *
     * @param keys columns, as the database takes their names; none: no row goes
     */
    record ByKeys(List<String> keys) implements RowAddition {
        public ByKeys {
            keys = List.copyOf(keys);
        }
    }

    /** Rows that are in a partition with a new one go first; all rows, where the table is not partitioned. */
    record ByPartitions() implements RowAddition {}
}
