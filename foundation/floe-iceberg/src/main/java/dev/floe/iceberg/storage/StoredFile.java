package dev.floe.iceberg.storage;

import static java.util.Objects.requireNonNull;

/**
 * A file of a storage.
 *
 * @param bytes its length
 */
public record StoredFile(String location, long bytes) {
    public StoredFile {
        requireNonNull(location, "location is null");
    }
}
