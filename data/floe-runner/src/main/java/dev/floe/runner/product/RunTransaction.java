package dev.floe.runner.product;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.runner.gate.GateResult;
import dev.floe.spi.session.ComputeEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What each run does around its nodes: it begins, checks what they have made, and publishes all of it or nothing. */
final class RunTransaction {
    private final TableCatalog catalog;
    private final Clock clock;
    private final ProductListener listener;
    private final ProductGates gates;

    RunTransaction(TableCatalog catalog, ComputeEngine engine, Clock clock, ProductListener listener) {
        this.catalog = catalog;
        this.gates = new ProductGates(engine, clock);
        this.clock = clock;
        this.listener = listener;
    }

    /** What runs the nodes of a product; all of it ends before it returns. */
    interface Nodes {
        /** Runs them, and stages the tables that they make. */
        List<StepReport> run(ProductTables tables, PassedTests passed) throws InterruptedException;
    }

    /** Ends what it measures, if it does. */
    void cancel() {
        gates.cancel();
    }

    ProductReport run(ProductPlan plan, Nodes nodes) throws InterruptedException {
        Instant started = clock.instant();
        try (ProductTransaction transaction = catalog.begin(plan.product())) {
            ProductTables tables = new ProductTables(catalog, transaction, plan.runId());
            PassedTests passed = new PassedTests(transaction);
            List<StepReport> reports = nodes.run(tables, passed);
            boolean hasFailed = reports.stream().anyMatch(step -> step.status().isFailure());
            List<GateResult> checked = hasFailed ? List.of() : gates.check(plan.gates(), reports, tables, passed);
            boolean isHeldBack = hasFailed || checked.stream().anyMatch(GateResult::isBlocking);
            List<TableName> published = List.of();
            Instant built = clock.instant();
            if (!isHeldBack && tables.hasNews()) {
                listener.publishing(tables.size());
                published = tables.publish();
            }
            Instant completed = clock.instant();
            return new ProductReport(
                    plan.runId(),
                    reports,
                    checked,
                    published,
                    published.isEmpty() ? Duration.ZERO : Duration.between(built, completed),
                    Duration.between(started, completed),
                    completed);
        }
    }
}
