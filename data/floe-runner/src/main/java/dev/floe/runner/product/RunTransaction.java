package dev.floe.runner.product;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.TableCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What each run does around its nodes: it begins, and publishes everything that they have made if none has failed. */
final class RunTransaction {
    private final TableCatalog catalog;
    private final Clock clock;
    private final ProductListener listener;

    RunTransaction(TableCatalog catalog, Clock clock, ProductListener listener) {
        this.catalog = catalog;
        this.clock = clock;
        this.listener = listener;
    }

    /** What runs the nodes of a product; all of it ends before it returns. */
    interface Nodes {
        /** Runs them, and stages the tables that they make. */
        List<StepReport> run(ProductTables tables, PassedTests passed) throws InterruptedException;
    }

    ProductReport run(ProductPlan plan, Nodes nodes) throws InterruptedException {
        Instant started = clock.instant();
        try (ProductTransaction transaction = catalog.begin(plan.product())) {
            ProductTables tables = new ProductTables(catalog, transaction, plan.runId());
            List<StepReport> reports = nodes.run(tables, new PassedTests(transaction));
            boolean hasFailed = reports.stream().anyMatch(step -> step.status().isFailure());
            List<TableName> published = List.of();
            Instant built = clock.instant();
            if (!hasFailed && tables.hasNews()) {
                listener.publishing(tables.size());
                published = tables.publish();
            }
            Instant completed = clock.instant();
            return new ProductReport(
                    plan.runId(),
                    reports,
                    published,
                    published.isEmpty() ? Duration.ZERO : Duration.between(built, completed),
                    Duration.between(started, completed),
                    completed);
        }
    }
}
