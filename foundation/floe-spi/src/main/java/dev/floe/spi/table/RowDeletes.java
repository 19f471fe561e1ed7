package dev.floe.spi.table;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Rows of a data file that are no longer rows of the table. */
public sealed interface RowDeletes {
    /**
     * A Parquet file with the columns {@code file_path} (field id 2147483546) and {@code pos} (2147483545).
     *
     * @param dataFile how {@code file_path} names the data file, which may differ from where the engine opens it
     */
    record PositionFile(String location, String dataFile) implements RowDeletes {
        public PositionFile {
            requireNonNull(location, "location is null");
            requireNonNull(dataFile, "dataFile is null");
        }
    }

    /**
     * Positions of rows, counted from 0, as a deletion vector holds them.
     *
     * @param positions ascending
     */
    record Positions(List<Long> positions) implements RowDeletes {
        public Positions {
            positions = List.copyOf(positions);
        }
    }

    /**
     * A Parquet file whose rows delete those that are equal in the given columns; null equals null.
     *
     * @param fields the columns to compare, found in both files by their ids
     */
    record EqualityFile(String location, List<TableField> fields) implements RowDeletes {
        public EqualityFile {
            requireNonNull(location, "location is null");
            fields = List.copyOf(fields);
        }
    }
}
