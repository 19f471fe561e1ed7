package dev.floe.iceberg.storage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A file that is in a storage.
 *
 * @param bytes its length
 * @param written when it was, by the clock of the storage
 */
public record ListedFile(String location, long bytes, Instant written) {
    public ListedFile {
        requireNonNull(location, "location is null");
        requireNonNull(written, "written is null");
    }
}
