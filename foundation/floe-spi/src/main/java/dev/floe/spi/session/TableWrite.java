package dev.floe.spi.session;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.table.TableSchema;
import java.nio.file.Path;

/**
 * Rows to be written into Parquet files.
 *
 * @param query what gives them
 * @param schema its columns, with the field ids that the files get
 * @param directory where the files go; nothing else is in it
 * @param targetFileBytes how long a file is about, before another one begins
 */
public record TableWrite(String query, TableSchema schema, Path directory, long targetFileBytes) {
    public TableWrite {
        requireNonNull(query, "query is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(directory, "directory is null");
        if (targetFileBytes < 1) {
            throw new IllegalArgumentException("Target length of a file is not positive: " + targetFileBytes);
        }
    }
}
