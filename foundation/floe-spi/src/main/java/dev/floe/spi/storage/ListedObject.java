package dev.floe.spi.storage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An object that a store has.
 *
 * @param bytes its length
 * @param written when it was, by the clock of the store
 */
public record ListedObject(String location, long bytes, Instant written) {
    public ListedObject {
        requireNonNull(location, "location is null");
        requireNonNull(written, "written is null");
    }
}
