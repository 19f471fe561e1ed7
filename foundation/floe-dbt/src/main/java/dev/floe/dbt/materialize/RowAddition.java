package dev.floe.dbt.materialize;

import java.util.List;

/**
 * How an incremental model adds the rows of its query to those that are there: rows that agree with a new one in all keys go
 * first, and then the new ones come in. Null agrees with nothing.
 *
 * @param keys columns, as the database takes their names; none: no row goes
 */
public record RowAddition(List<String> keys) {
    public RowAddition {
        keys = List.copyOf(keys);
    }
}
