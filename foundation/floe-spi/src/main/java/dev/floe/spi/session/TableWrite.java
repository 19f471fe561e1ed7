package dev.floe.spi.session;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableSchema;
import java.nio.file.Path;

/**
 * Rows to be written into Parquet files.
 *
 * @param query what gives them
 * @param schema its columns, with the field ids that the files get
 * @param directory where the files go; nothing else is in it
 * @param layout which rows are in a file together; its columns are in the schema, of types that its transforms take
 */
public record TableWrite(String query, TableSchema schema, Path directory, TableLayout layout, FileForm form) {
    public TableWrite {
        requireNonNull(query, "query is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(directory, "directory is null");
        requireNonNull(layout, "layout is null");
        requireNonNull(form, "form is null");
    }
}
