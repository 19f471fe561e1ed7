package dev.floe.spi.table;

import static java.util.Objects.requireNonNull;

/**
 * A part of what divides a table's rows into partitions.
 *
 * @param column its name; no nested one
 */
public record PartitionField(String column, PartitionTransform transform) {
    public PartitionField {
        requireNonNull(column, "column is null");
        requireNonNull(transform, "transform is null");
    }
}
