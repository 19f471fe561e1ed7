package dev.floe.runner.dbt;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.materialize.NodeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A node with what it came to, and when.
 *
 * @param started when its compilation began; for a node that was skipped, when that was clear
 * @param compiled when its SQL was there; empty: nobody looked, or it never was
 * @param thread which of the run's threads it had, from 1; 0: the one that leads the run
 */
public record NodeReport(
        NodeResult result, Instant started, Optional<Instant> compiled, Instant completed, int thread) {
    public NodeReport {
        requireNonNull(result, "result is null");
        requireNonNull(started, "started is null");
        requireNonNull(compiled, "compiled is null");
        requireNonNull(completed, "completed is null");
    }

    /** A node of which nobody looked when its SQL was there. */
    public NodeReport(NodeResult result, Instant started, Instant completed, int thread) {
        this(result, started, Optional.empty(), completed, thread);
    }

    /** How dbt names the thread. */
    public String threadId() {
        return thread == 0 ? "main" : "Thread-" + thread + " (worker)";
    }

    public Duration elapsed() {
        return Duration.between(started, completed);
    }
}
