package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;
import dev.floe.runner.dbt.RunReport;
import dev.floe.runner.gate.GateResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run of a product came to.
 *
 * @param runId the run's own name
 * @param steps in the order in which they ended
 * @param gates of its tables, with what they came to; empty where a step failed
 * @param published the tables that have a new version since; empty where a step failed, or nothing was new
 * @param publication how long it took to publish them; zero where nothing was
 * @param completed when the last step had ended and everything was published
 */
public record ProductReport(
        String runId,
        List<StepReport> steps,
        List<GateResult> gates,
        List<TableName> published,
        Duration publication,
        Duration elapsed,
        Instant completed) {
    public ProductReport {
        requireNonNull(runId, "runId is null");
        steps = List.copyOf(steps);
        gates = List.copyOf(gates);
        published = List.copyOf(published);
        requireNonNull(publication, "publication is null");
        requireNonNull(elapsed, "elapsed is null");
        requireNonNull(completed, "completed is null");
    }

    /** Whether nothing could be published. */
    public boolean hasFailures() {
        return steps.stream().anyMatch(step -> step.status().isFailure())
                || gates.stream().anyMatch(GateResult::isBlocking);
    }

    public long count(StepStatus status) {
        return steps.stream().filter(step -> step.status() == status).count();
    }

    /** The run as dbt would have it. */
    public RunReport asDbtRun() {
        return new RunReport(steps.stream().map(StepReport::node).toList(), completed.minus(elapsed), completed);
    }
}
