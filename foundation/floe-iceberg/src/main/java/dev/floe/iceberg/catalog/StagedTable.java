package dev.floe.iceberg.catalog;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.table.TableVersion;
import java.util.Optional;

/**
 * A version of a table that a run has written and not published.
 *
 * @param step what wrote it
 * @param key what the step came from: as long as that is the same, the version is still good
 * @param base the metadata file of the published version that it comes after; empty: the table is new
 */
public record StagedTable(TableVersion version, String step, String key, Optional<String> base) {
    public StagedTable {
        requireNonNull(version, "version is null");
        requireNonNull(step, "step is null");
        requireNonNull(key, "key is null");
        requireNonNull(base, "base is null");
    }
}
