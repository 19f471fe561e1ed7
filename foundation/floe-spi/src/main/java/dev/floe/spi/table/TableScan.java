package dev.floe.spi.table;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Everything that has to be read to get a table's rows as of one snapshot.
 *
 * @param schema the columns to answer with; a file may lack some, and have them under other names
 * @param files none: the table has no rows
 */
public record TableScan(TableSchema schema, List<ScanFile> files) {
    public TableScan {
        requireNonNull(schema, "schema is null");
        files = List.copyOf(files);
    }
}
