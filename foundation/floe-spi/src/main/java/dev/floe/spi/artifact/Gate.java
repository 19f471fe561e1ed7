package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

/**
 * A threshold of one table, with what happens where it is not kept.
 *
 * @param origin who asks for it, and where
 */
public record Gate(Threshold threshold, GateAction action, Origin origin) {
    public Gate {
        requireNonNull(threshold, "threshold is null");
        requireNonNull(action, "action is null");
        requireNonNull(origin, "origin is null");
    }
}
