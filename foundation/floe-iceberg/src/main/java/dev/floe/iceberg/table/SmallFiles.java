package dev.floe.iceberg.table;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.table.TableScan;

/**
 * Files of a table that are better put together.
 *
 * @param scan the files, of partitions that have several of them
 * @param filesThen about how many files their rows fit into
 */
public record SmallFiles(TableScan scan, int filesThen) {
    public SmallFiles {
        requireNonNull(scan, "scan is null");
    }

    /** Whether there is nothing to put together. */
    public boolean isEmpty() {
        return scan.files().isEmpty();
    }
}
