package dev.floe.spi.table;

import static java.util.Objects.requireNonNull;

/**
 * A column by which the rows of a file are sorted.
 *
 * @param column its name; no nested one
 */
public record SortField(String column, Direction direction, Nulls nulls) {
    /** Which values come first. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** Where the rows without a value are. */
    public enum Nulls {
        FIRST,
        LAST
    }

    public SortField {
        requireNonNull(column, "column is null");
        requireNonNull(direction, "direction is null");
        requireNonNull(nulls, "nulls is null");
    }
}
