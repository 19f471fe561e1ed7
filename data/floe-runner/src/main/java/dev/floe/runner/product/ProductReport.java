package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;
import dev.floe.runner.dbt.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run of a product came to.
 *
 * @param runId the run's own name
 * @param steps in the order in which they ended
 * @param published the tables that have a new version since; empty where a step failed, or nothing was new
 * @param publication how long it took to publish them; zero where nothing was
 * @param completed when the last step had ended and everything was published
 */
public record ProductReport(
        String runId,
        List<StepReport> steps,
        List<TableName> published,
        Duration publication,
        Duration elapsed,
        Instant completed) {
    public ProductReport {
        requireNonNull(runId, "runId is null");
        steps = List.copyOf(steps);
        published = List.copyOf(published);
        requireNonNull(publication, "publication is null");
        requireNonNull(elapsed, "elapsed is null");
        requireNonNull(completed, "completed is null");
    }

    public boolean hasFailures() {
        return steps.stream().anyMatch(step -> step.status().isFailure());
    }

    public long count(StepStatus status) {
        return steps.stream().filter(step -> step.status() == status).count();
    }

    /** The run as dbt would have it. */
    public RunReport asDbtRun() {
        return new RunReport(steps.stream().map(StepReport::node).toList(), completed.minus(elapsed), completed);
    }
}
