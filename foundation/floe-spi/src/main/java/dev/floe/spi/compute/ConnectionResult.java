package dev.floe.spi.compute;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a {@link ConnectionCheck}.
 *
 * @param message what the engine said, without a secret
 * @param latency the round trip of the smallest query; empty where none came back
 */
public record ConnectionResult(Outcome outcome, String message, Optional<Duration> latency) {
    /** Whether the engine answered. */
    public enum Outcome {
        CONNECTED,
        FAILED
    }

    public ConnectionResult {
        requireNonNull(outcome, "outcome is null");
        requireNonNull(message, "message is null");
        requireNonNull(latency, "latency is null");
    }
}
