package dev.floe.cli;

import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.HookNames;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.select.ResourceType;
import java.util.Locale;

/** What dbt calls a node while it runs. */
final class DbtDescription {
    private final ManifestNode node;

    DbtDescription(ManifestNode node) {
        this.node = node;
    }

    /** What is about to happen, such as {@code sql table model main.orders}. */
    String beginning() {
        return switch (node.resourceType()) {
            case MODEL -> model();
            case SEED -> "seed file " + relation();
            case SNAPSHOT -> "snapshot " + relation();
            case FUNCTION -> "function " + relation();
            case OPERATION -> "hook: " + HookNames.of(node.fields());
            default -> node.resourceType().text() + " " + name();
        };
    }

    /** What has happened, with its outcome first. */
    String end(NodeResult result) {
        NodeStatus status = result.status();
        if (status == NodeStatus.SKIPPED) {
            return switch (node.resourceType()) {
                case MODEL, SEED, SNAPSHOT -> "SKIP relation " + relation();
                default -> "SKIP " + node.resourceType().text() + " " + node.name();
            };
        }
        boolean isError = status == NodeStatus.ERROR;
        return switch (node.resourceType()) {
            case MODEL ->
                status == NodeStatus.PARTIAL_SUCCESS
                        ? "PARTIALLY created " + model()
                        : (isError ? "ERROR creating " : "OK created ") + model();
            case SEED -> (isError ? "ERROR loading seed file " : "OK loaded seed file ") + relation();
            case SNAPSHOT -> (isError ? "ERROR snapshotting " : "OK snapshotted ") + relation();
            case FUNCTION -> (isError ? "ERROR creating " : "OK created ") + beginning();
            case OPERATION -> (isError ? "ERROR " : "OK ") + beginning();
            case TEST, UNIT_TEST -> outcome(result) + " " + name();
            default -> "NO-OP " + beginning();
        };
    }

    /** What stands in the brackets behind it. */
    String outcome(NodeResult result) {
        return switch (result.status()) {
            case PARTIAL_SUCCESS -> result.message().orElse("PARTIAL SUCCESS");
            case SKIPPED -> "SKIP";
            case ERROR -> "ERROR";
            case NO_OP -> "NO-OP";
            case PASS -> "PASS";
            case FAIL -> "FAIL " + result.failures().orElse(1);
            case WARN -> "WARN " + result.failures().orElse(1);
            case SUCCESS ->
                node.resourceType() == ResourceType.OPERATION
                        ? "OK"
                        : result.message().orElse("OK");
        };
    }

    /** How the summary counts it. */
    String kind() {
        return switch (node.resourceType()) {
            case MODEL -> materialized() + " model";
            case TEST -> "data test";
            case UNIT_TEST -> "unit test";
            case OPERATION -> "project hook";
            default -> node.resourceType().text().replace('_', ' ');
        };
    }

    private String model() {
        String kind = hasBatches() ? "microbatch" : materialized();
        return Fields.text(node.fields(), "language", "sql") + " " + kind + " model " + relation();
    }

    private boolean hasBatches() {
        return materialized().equals("incremental")
                && Fields.text(node.config(), "incremental_strategy", "").equals("microbatch");
    }

    /** One batch of it, such as {@code batch 2024-09-17 of main.orders}. */
    String batch(Batch batch) {
        return "batch " + batch.label() + " of " + relation();
    }

    String materialized() {
        return Fields.text(node.config(), "materialized", "view").toLowerCase(Locale.ROOT);
    }

    /** Schema and name of what it becomes. */
    String relation() {
        return Fields.text(node.fields(), "schema", "") + "." + Fields.text(node.fields(), "alias", node.name());
    }

    private String name() {
        if (node.resourceType() != ResourceType.UNIT_TEST) {
            return node.name();
        }
        return Fields.text(node.fields(), "model", "") + "::" + node.name()
                + node.version().map(version -> "_v" + version.toText()).orElse("");
    }
}
