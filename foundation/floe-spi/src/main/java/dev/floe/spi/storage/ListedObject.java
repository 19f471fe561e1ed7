package dev.floe.spi.storage;

import static java.util.Objects.requireNonNull;

/**
 * An object that a store has.
 *
 * @param bytes its length
 */
public record ListedObject(String location, long bytes) {
    public ListedObject {
        requireNonNull(location, "location is null");
    }
}
