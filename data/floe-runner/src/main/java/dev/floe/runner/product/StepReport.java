package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.runner.dbt.NodeReport;
import java.util.Optional;

/**
 * A step of a product with what it came to.
 *
 * @param node what dbt would say of it
 * @param table the table that it makes; empty for tests and hooks
 * @param version of the table, after the step
 */
public record StepReport(
        NodeReport node, StepStatus status, Optional<TableName> table, Optional<TableVersion> version) {
    public StepReport {
        requireNonNull(node, "node is null");
        requireNonNull(status, "status is null");
        requireNonNull(table, "table is null");
        requireNonNull(version, "version is null");
    }

    public String uniqueId() {
        return node.result().uniqueId();
    }
}
