package dev.floe.iceberg.table;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.table.TableScan;
import java.util.function.Supplier;

/**
 * Files of a table that are better put together: of partitions that have several of them.
 *
 * @param files how many
 * @param filesThen about how many files their rows fit into
 * @param scan gives what to read for their rows, and brings the files to this machine
 */
public record SmallFiles(int files, int filesThen, Supplier<TableScan> scan) {
    public SmallFiles {
        requireNonNull(scan, "scan is null");
    }
}
