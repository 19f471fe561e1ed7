package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A level of sensitivity that a column can have, and what it demands.
 *
 * @param masking whether its values may leave the layers below only masked
 * @param allowedLayers the only layers that may hold it unmasked; empty: any
 * @param retention the longest time it may be kept, such as {@code 90d}
 */
public record ClassificationLevel(
        String name, Masking masking, Optional<List<String>> allowedLayers, Optional<String> retention) {
    /** Whether masking is asked for, from the weaker to the stricter. */
    public enum Masking {
        NONE,
        REQUIRED
    }

    public ClassificationLevel {
        requireNonNull(name, "name is null");
        requireNonNull(masking, "masking is null");
        allowedLayers = allowedLayers.map(List::copyOf);
        requireNonNull(retention, "retention is null");
    }
}
