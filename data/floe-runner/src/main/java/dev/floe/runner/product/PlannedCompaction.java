package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.table.SmallFiles;
import dev.floe.iceberg.table.TableDesign;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.session.FileForm;

/**
 * What there is to put together in a table.
 *
 * @param design how the new files are to be divided
 */
public record PlannedCompaction(TableVersion version, SmallFiles files, TableDesign design, FileForm form) {
    public PlannedCompaction {
        requireNonNull(version, "version is null");
        requireNonNull(files, "files is null");
        requireNonNull(design, "design is null");
        requireNonNull(form, "form is null");
    }

    public TableName table() {
        return version.name();
    }

    /** How many files the table has. */
    public int filesBefore() {
        return Math.toIntExact(
                version.snapshot().map(snapshot -> snapshot.files()).orElse(0L));
    }

    /** About how many it will have. */
    public int filesAfter() {
        return filesBefore() - files.files() + files.filesThen();
    }
}
