package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;

/** How many files a table has before and after its small ones are put together; where that is not done yet, about. */
record Compacted(TableName table, int filesBefore, int filesAfter) {
    Compacted {
        requireNonNull(table, "table is null");
    }
}
