package dev.floe.spi.table;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A Parquet file of a table with what has been deleted of it.
 *
 * @param location where it lies, as the engine can open it
 * @param rows its rows, the deleted ones counted
 * @param bytes its length
 */
public record ScanFile(String location, long rows, long bytes, List<RowDeletes> deletes) {
    public ScanFile {
        requireNonNull(location, "location is null");
        deletes = List.copyOf(deletes);
    }
}
