package dev.floe.runner.product;

import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.materialize.PresentRows;
import dev.floe.dbt.materialize.QueryUse;
import dev.floe.dbt.materialize.RowAddition;
import dev.floe.dbt.materialize.RowReach;
import dev.floe.dbt.select.ResourceType;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.session.ComputeSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes the next version of a node's table, unless there is one already that comes from the same inputs. */
final class TableStep {
    static final String STEP_KEY = "floe.step-key";

    private final ProductPlan plan;
    private final ProductTables tables;
    private final ShownTables shown;
    private final StepKeys keys;
    private final NodeRunner runner;
    private final ProjectCompiler anew;

    /** @param anew a compiler to which no table is there yet: its SQL gives all rows of an incremental model */
    TableStep(
            ProductPlan plan,
            ProductTables tables,
            ShownTables shown,
            StepKeys keys,
            NodeRunner runner,
            ProjectCompiler anew) {
        this.plan = plan;
        this.tables = tables;
        this.shown = shown;
        this.keys = keys;
        this.runner = runner;
        this.anew = anew;
    }

    /**
     * What became of the table.
     *
     * @param version of the table; empty: the step failed
     */
    record Made(NodeResult result, StepStatus status, Optional<TableVersion> version) {}

    /** Lets templates know that the table is there, if it is one that they add to. */
    void knowPublished(ManifestNode node, TableName name) {
        if (isAddedTo(node) && !plan.isFullRefresh()) {
            tables.published(name).ifPresent(_ -> runner.know(node.uniqueId()));
        }
    }

    /** Lets the engine see the table as it is published, for templates that ask for it while they are compiled. */
    void showPublished(ManifestNode node, TableName name, ComputeSession session) {
        if (isAddedTo(node) && !plan.isFullRefresh()) {
            tables.published(name).ifPresent(version -> shown.show(node, version, session));
        }
    }

    /** Whether rows stay from one run to the next; seeds are loaded as a whole. */
    private boolean isAddedTo(ManifestNode node) {
        QueryUse use = runner.queryUse(node.uniqueId());
        return node.resourceType() != ResourceType.SEED && use != QueryUse.ALWAYS && use != QueryUse.CHECKED;
    }

    /** Does the step; the session is the one with which the node was compiled. */
    Made run(ManifestNode node, TableName name, CompiledNode compiled, LazyInputs inputs, ComputeSession session) {
        Optional<TableVersion> published = tables.published(name);
        boolean isAsked =
                runner.hasBatches(node.uniqueId()) && plan.times().asked().isPresent();
        Optional<String> key =
                isAsked ? Optional.empty() : keys.key(node, sqlForAllRows(node, compiled, published), plan.engine());
        if (key.isPresent() && !plan.isFullRefresh()) {
            if (published
                    .flatMap(TableVersion::snapshot)
                    .filter(isOf(key.get()))
                    .isPresent()) {
                return new Made(NodeResult.built(compiled, "unchanged"), StepStatus.UNCHANGED, published);
            }
            Optional<StagedTable> leftOver = tables.leftOver(name, key.get());
            if (leftOver.isPresent()) {
                tables.adopt(leftOver.get());
                return new Made(
                        NodeResult.built(compiled, "resumed"), StepStatus.RESUMED, leftOver.map(StagedTable::version));
            }
        }
        inputs.show();
        TableVersion version = make(node, name, compiled, key.orElse(""), session);
        long rows = version.snapshot().map(TableSnapshot::rows).orElse(0L);
        return new Made(NodeResult.built(compiled, rows + " rows"), StepStatus.BUILT, Optional.of(version));
    }

    private static Predicate<TableSnapshot> isOf(String key) {
        return snapshot -> key.equals(snapshot.summary().get(STEP_KEY));
    }

    private String sqlForAllRows(ManifestNode node, CompiledNode compiled, Optional<TableVersion> published) {
        return published.isPresent()
                        && runner.queryUse(node.uniqueId()) != QueryUse.ALWAYS
                        && node.resourceType() == ResourceType.MODEL
                ? anew.compile(node.uniqueId()).code()
                : compiled.code();
    }

    private TableVersion make(
            ManifestNode node, TableName name, CompiledNode compiled, String key, ComputeSession session) {
        String relation = Fields.text(node.fields(), "relation_name", "");
        boolean isFirst = tables.published(name).isEmpty() || plan.isFullRefresh();
        QueryUse use = runner.queryUse(node.uniqueId());
        TableWriter writer = new TableWriter(node, name, session, tables, summary(plan, node, key), plan.project());
        if (use == QueryUse.ALWAYS || (use == QueryUse.FIRST_TIME && isFirst)) {
            dropView(node, relation, session);
            return writer.replace(compiled.code());
        }
        if (runner.hasBatches(node.uniqueId())) {
            return buildBatches(node, writer, isFirst ? Optional.empty() : tables.published(name), session);
        }
        if (isAddedTo(node) && !isFirst) {
            return change(node, compiled, writer, tables.published(name).orElseThrow(), session);
        }
        dropView(node, relation, session);
        runner.forget(node.uniqueId());
        return build(compiled, relation, writer, session);
    }

    private TableVersion change(
            ManifestNode node,
            CompiledNode compiled,
            TableWriter writer,
            TableVersion published,
            ComputeSession session) {
        Optional<RowAddition> addition = runner.addition(node.uniqueId());
        if (addition.isPresent()) {
            return new AddedRows(writer, published).add(compiled.code(), addition.get());
        }
        String relation = Fields.text(node.fields(), "relation_name", "");
        LoadedRows rows = new LoadedRows(node, published, session, () -> dropView(node, relation, session));
        RowReach reach = runner.reach(node.uniqueId());
        if (reach instanceof RowReach.Everything) {
            rows.loadAll();
            runner.know(node.uniqueId());
            return build(compiled, relation, writer, session);
        }
        NodeResult built = runner.build(compiled, rows.reachedBy(reach));
        TableVersion version = reach instanceof RowReach.Partitions
                ? writer.replacePartitions(published.change(writer.describe(all(relation))), all(relation))
                : writer.replaceFiles(published, rows.loaded(), all(relation));
        dropBuilt(built, session);
        return version;
    }

    /** All batches of a run make one version of the table, as a run publishes at once. */
    private TableVersion buildBatches(
            ManifestNode node, TableWriter writer, Optional<TableVersion> published, ComputeSession session) {
        String id = node.uniqueId();
        String relation = Fields.text(node.fields(), "relation_name", "");
        List<CompiledNode> batches =
                runner.batches(id, plan.times(), published.isPresent() ? Batch.Kind.ADDS : Batch.Kind.CREATES);
        if (published.isEmpty()) {
            dropView(node, relation, session);
            runner.forget(id);
            TableVersion version = writer.replace(build(batches, PresentRows.AT_HAND, relation));
            EngineCalls.drop("table", relation, session);
            return version;
        }
        LoadedRows rows = new LoadedRows(node, published.get(), session, () -> dropView(node, relation, session));
        RowReach reach = runner.reach(id, batches);
        if (reach instanceof RowReach.Everything) {
            rows.loadAll();
        }
        String query = build(batches, rows.reachedBy(reach), relation);
        TableVersion version = reach instanceof RowReach.Everything
                ? writer.replace(query)
                : writer.replaceFiles(published.get(), rows.loaded(), query);
        EngineCalls.drop("table", relation, session);
        return version;
    }

    private String build(List<CompiledNode> batches, PresentRows presentRows, String relation) {
        batches.forEach(batch -> runner.build(batch, presentRows));
        return all(relation);
    }

    /** Builds a node as dbt does, in the engine, and takes the rows that are there then. */
    private TableVersion build(CompiledNode compiled, String relation, TableWriter writer, ComputeSession session) {
        NodeResult built = runner.build(compiled);
        TableVersion version = writer.replace(all(relation));
        dropBuilt(built, session);
        return version;
    }

    private static String all(String relation) {
        return "select * from " + relation;
    }

    private static void dropBuilt(NodeResult built, ComputeSession session) {
        built.relations()
                .forEach(each -> EngineCalls.drop(each.type().map(Enum::name).orElse("table"), each.render(), session));
    }

    /** A view of the engine on the published rows would be in the way of what is built under its name. */
    private void dropView(ManifestNode node, String relation, ComputeSession session) {
        shown.forget(node);
        EngineCalls.drop("view", relation, session);
    }

    /** What the snapshots that a step makes say of themselves. */
    static Map<String, String> summary(ProductPlan plan, ManifestNode node, String key) {
        Map<String, String> summary = new LinkedHashMap<>();
        summary.put("floe.product", plan.product());
        summary.put("floe.run", plan.runId());
        summary.put("floe.step", node.uniqueId());
        summary.put("engine-name", plan.engine());
        summary.put(STEP_KEY, key);
        return summary;
    }
}
