package dev.floe.runner.dbt;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.materialize.NodeResult;
import java.time.Duration;
import java.time.Instant;

/**
 * A node with what it came to, and when.
 *
 * @param started when its compilation began; for a node that was skipped, when that was clear
 * @param thread which of the run's threads it had, from 1
 */
public record NodeReport(NodeResult result, Instant started, Instant completed, int thread) {
    public NodeReport {
        requireNonNull(result, "result is null");
        requireNonNull(started, "started is null");
        requireNonNull(completed, "completed is null");
    }

    public Duration elapsed() {
        return Duration.between(started, completed);
    }
}
