package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.select.ResourceType;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.jinja.value.DictValue;
import dev.floe.runner.dbt.NodeReport;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Divides the steps of a run into those that dbt has to run and those that come from the same inputs as before. */
final class DbtCoreNews {
    private final ProductPlan plan;
    private final ManifestGraph graph;
    private final TableNames names;
    private final ProductTables tables;
    private final PassedTests passed;
    private final StepKeys keys;
    private final DbtCoreSources sources;
    private final Clock clock;
    private final Map<String, Optional<String>> toRun = new LinkedHashMap<>();
    private final List<StepReport> old = new ArrayList<>();

    DbtCoreNews(
            ProductPlan plan,
            ManifestGraph graph,
            TableNames names,
            ProductTables tables,
            PassedTests passed,
            StepKeys keys,
            DbtCoreSources sources,
            Clock clock) {
        this.plan = plan;
        this.graph = graph;
        this.names = names;
        this.tables = tables;
        this.passed = passed;
        this.keys = keys;
        this.sources = sources;
        this.clock = clock;
    }

    /** @param order the steps, none before one that it reads */
    void divide(List<String> order) {
        order.forEach(id -> {
            ManifestNode node = graph.node(id);
            Optional<String> key = keys.inputs(id).stream().anyMatch(toRun::containsKey) ? Optional.empty() : key(node);
            Optional<StepReport> known = plan.isFullRefresh()
                    ? Optional.empty()
                    : key.flatMap(each ->
                            names.find(id).map(name -> table(node, name, each)).orElseGet(() -> test(node, each)));
            known.ifPresentOrElse(old::add, () -> toRun.put(id, key));
        });
    }

    /** What a step comes from, once all that it reads is there. */
    Optional<String> key(ManifestNode node) {
        // A function is in the database alone, which is a new one in each run; which batches are due depends on the
        // time.
        boolean isEverNew = node.resourceType() == ResourceType.FUNCTION
                || Fields.text(node.config(), "incremental_strategy", "").equals("microbatch");
        if (isEverNew) {
            return Optional.empty();
        }
        return sources.text(node).flatMap(text -> keys.key(node, text, plan.engine()));
    }

    /** The ids of the steps that dbt has to run. */
    List<String> toRun() {
        return List.copyOf(toRun.keySet());
    }

    boolean isToRun(String id) {
        return toRun.containsKey(id);
    }

    /** What is known of the others. */
    List<StepReport> old() {
        return List.copyOf(old);
    }

    private Optional<StepReport> table(ManifestNode node, TableName name, String key) {
        Optional<TableVersion> published = tables.published(name).filter(version -> version.snapshot()
                .filter(snapshot -> key.equals(snapshot.summary().get(TableStep.STEP_KEY)))
                .isPresent());
        if (published.isPresent()) {
            return Optional.of(report(node, StepStatus.UNCHANGED, Optional.of(name), published));
        }
        return tables.leftOver(name, key).map(staged -> {
            tables.adopt(staged);
            return report(
                    node,
                    StepStatus.RESUMED,
                    Optional.of(name),
                    Optional.of(staged).map(StagedTable::version));
        });
    }

    private Optional<StepReport> test(ManifestNode node, String key) {
        return passed.contains(node.uniqueId(), key)
                ? Optional.of(report(node, StepStatus.UNCHANGED, Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    private StepReport report(
            ManifestNode node, StepStatus status, Optional<TableName> name, Optional<TableVersion> version) {
        NodeResult result = new NodeResult(
                node.uniqueId(),
                name.isPresent() ? NodeStatus.SUCCESS : NodeStatus.PASS,
                Optional.of(status.text()),
                OptionalLong.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                DictValue.empty(),
                Optional.empty());
        Instant now = clock.instant();
        return new StepReport(new NodeReport(result, now, now, 0), status, name, version);
    }
}
