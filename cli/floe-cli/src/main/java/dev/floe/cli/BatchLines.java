package dev.floe.cli;

import dev.floe.cli.report.Paint.Meaning;
import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeStatus;
import java.time.Duration;
import java.util.Locale;

/** What dbt says of the batches of a microbatch model. */
final class BatchLines {
    private BatchLines() {}

    /** How a line of a run is laid out. */
    @FunctionalInterface
    interface Layout {
        String line(int number, int total, String text, String end);
    }

    static DbtEvent started(ManifestNode node, Batch batch, int number, int total, Layout layout) {
        String description = new DbtDescription(node).batch(batch);
        return DbtEvent.of(
                        "LogStartBatch", "Q045", "Batch " + layout.line(number, total, "START " + description, "RUN"))
                .with("description", description)
                .with("batch_index", number)
                .with("total_batches", total)
                .of(node, "started");
    }

    static DbtEvent ended(
            ManifestNode node, NodeResult result, Batch batch, Duration elapsed, int number, int total, Layout layout) {
        String description = new DbtDescription(node).batch(batch);
        double seconds = elapsed.toNanos() / 1e9;
        String began =
                switch (result.status()) {
                    case ERROR -> "ERROR creating ";
                    case SKIPPED -> "SKIP ";
                    default -> "OK created ";
                };
        String status =
                switch (result.status()) {
                    case ERROR -> "ERROR";
                    case SKIPPED -> "SKIPPED";
                    default -> result.message().orElse("OK");
                };
        Meaning meaning =
                switch (result.status()) {
                    case ERROR -> Meaning.ERROR;
                    case SKIPPED -> Meaning.WARNING;
                    default -> Meaning.GOOD;
                };
        String time = String.format(Locale.ROOT, "%s in %.2fs", status, seconds);
        DbtEvent event =
                DbtEvent.of("LogBatchResult", "Q046", "Batch " + layout.line(number, total, began + description, time));
        return (result.status() == NodeStatus.ERROR ? event.at(DbtLevel.ERROR) : event)
                .highlighting(status, meaning)
                .with("description", description)
                .with("batch_index", number)
                .with("total_batches", total)
                .with("execution_time", seconds)
                .with("status", result.status().text())
                .of(node, result.status().text());
    }
}
