package dev.floe.spi.table;

import static java.util.Objects.requireNonNull;

/**
 * A Parquet file that an engine has written and that no table knows yet.
 *
 * @param location where it lies
 * @param bytes its length
 * @param partition its partition as Iceberg writes it in a path, such as {@code day=2026-11-01/region=eu}; empty where the
 *     table is not partitioned
 */
public record WrittenFile(String location, long rows, long bytes, String partition) {
    public WrittenFile {
        requireNonNull(location, "location is null");
        requireNonNull(partition, "partition is null");
    }
}
