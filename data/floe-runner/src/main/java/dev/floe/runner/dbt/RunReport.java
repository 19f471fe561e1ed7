package dev.floe.runner.dbt;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.materialize.NodeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run came to.
 *
 * @param nodes in the order in which they ended
 * @param started before the first began
 * @param completed when the last had ended
 */
public record RunReport(List<NodeReport> nodes, Instant started, Instant completed) {
    public RunReport {
        nodes = List.copyOf(nodes);
        requireNonNull(started, "started is null");
        requireNonNull(completed, "completed is null");
    }

    public Duration elapsed() {
        return Duration.between(started, completed);
    }

    public boolean hasFailures() {
        return nodes.stream().anyMatch(node -> node.result().status().isFailure());
    }

    public long count(NodeStatus status) {
        return nodes.stream().filter(node -> node.result().status() == status).count();
    }
}
