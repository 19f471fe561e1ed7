package dev.floe.iceberg.maintain;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.storage.ListedFile;
import dev.floe.iceberg.table.TableVersion;
import java.util.List;
import java.util.Optional;

/**
 * What is to go of a table.
 *
 * @param expired how many snapshots
 * @param next the version without them, whose metadata is written but not published; empty: none is to go
 * @param orphans files below the table's directory that nothing refers to, once {@code next} is published
 * @param bytes their length, in sum
 * @param young how many more such files are left alone, as they may be another program's that is about to publish them
 */
public record Cleaning(
        TableName table, int expired, Optional<TableVersion> next, List<ListedFile> orphans, long bytes, int young) {
    public Cleaning {
        requireNonNull(table, "table is null");
        requireNonNull(next, "next is null");
        orphans = List.copyOf(orphans);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return expired == 0 && orphans.isEmpty();
    }
}
