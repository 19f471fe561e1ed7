package dev.floe.spi.problem;

import static java.util.Objects.requireNonNull;

/**
 * Another place that explains a problem, such as the manifest line that forbids what was asked for.
 *
 * @param message what stands there, in a few words, such as {@code approved here: duckdb, snowflake}
 */
public record RelatedPlace(Place place, String message) {
    public RelatedPlace {
        requireNonNull(place, "place is null");
        requireNonNull(message, "message is null");
    }
}
