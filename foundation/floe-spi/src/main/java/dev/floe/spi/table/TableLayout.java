package dev.floe.spi.table;

import java.util.List;

/**
 * How the rows of a table are divided into files.
 *
 * @param partition a file has rows of one partition; none: all rows are one
 * @param order by which the rows of a file are sorted; none: as they come
 */
public record TableLayout(List<PartitionField> partition, List<SortField> order) {
    /** No partitions, no order. */
    public static final TableLayout NONE = new TableLayout(List.of(), List.of());

    public TableLayout {
        partition = List.copyOf(partition);
        order = List.copyOf(order);
    }
}
