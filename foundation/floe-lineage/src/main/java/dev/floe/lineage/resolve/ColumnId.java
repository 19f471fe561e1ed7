package dev.floe.lineage.resolve;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table.
 *
 * @param table as whoever knows the tables calls it
 */
public record ColumnId(String table, String column) implements Comparable<ColumnId> {
    public ColumnId {
        requireNonNull(table, "table is null");
        requireNonNull(column, "column is null");
    }

    @Override
    public int compareTo(ColumnId other) {
        int byTable = table.compareTo(other.table);
        return byTable == 0 ? column.compareTo(other.column) : byTable;
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
