package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DatabaseException;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.graph.RunGraph;
import dev.floe.runner.program.DbtProgram;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A run whose nodes the real dbt builds and tests in a DuckDB file of its own. What it has built is taken into the tables
 * when it has ended, and published as any other run publishes.
 */
public final class DbtCoreRun implements CancellableRun {
    /** Longer command lines are not taken everywhere; then everything that was asked for runs. */
    private static final int LONGEST_SELECTION = 100_000;

    private final ProductPlan plan;
    private final DbtCorePlan dbt;
    private final ManifestGraph graph;
    private final TableNames names;
    private final ComputeEngine engine;
    private final RunTransaction transaction;
    private final Clock clock;
    private final ProductListener listener;
    private final AtomicReference<Optional<DbtProgram.Results>> results = new AtomicReference<>(Optional.empty());
    private volatile boolean isCancelled;

    /**
     * A run that is about to begin.
     *
     * @param engine which can read and write the files of tables, and attach the database of dbt
     */
    public DbtCoreRun(
            ProductPlan plan,
            DbtCorePlan dbt,
            ManifestGraph graph,
            TableNames names,
            ComputeEngine engine,
            TableCatalog catalog,
            Clock clock,
            ProductListener listener) {
        this.plan = requireNonNull(plan, "plan is null");
        this.dbt = requireNonNull(dbt, "dbt is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.names = requireNonNull(names, "names is null");
        this.engine = requireNonNull(engine, "engine is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.listener = requireNonNull(listener, "listener is null");
        this.transaction = new RunTransaction(requireNonNull(catalog, "catalog is null"), engine, clock, listener);
    }

    @Override
    public ProductReport run() throws InterruptedException {
        return transaction.run(plan, (tables, passed) -> new Execution(tables, passed).run());
    }

    /** What dbt has left of the run; empty: it had nothing to do, or did not get to an end. */
    public Optional<DbtProgram.Results> results() {
        return results.get();
    }

    @Override
    public void cancel() {
        isCancelled = true;
        dbt.program().cancel();
        transaction.cancel();
    }

    private final class Execution {
        private final ProductTables tables;
        private final PassedTests passed;
        private final DbtCoreNews news;
        private final DbtCoreDatabase database;
        private final List<String> steps;
        private final List<StepReport> reports = new ArrayList<>();
        private final Set<String> reported = new LinkedHashSet<>();

        private Execution(ProductTables tables, PassedTests passed) {
            this.tables = tables;
            this.passed = passed;
            this.steps = RunGraph.of(
                            graph,
                            plan.steps().stream()
                                    .filter(id -> !TableNames.isEphemeral(graph.node(id)))
                                    .toList())
                    .order();
            StepKeys keys = new StepKeys(graph, names, tables, plan.project());
            DbtCoreSources sources = new DbtCoreSources(graph, dbt.manifest(), dbt.settings());
            this.news = new DbtCoreNews(plan, graph, names, tables, passed, keys, sources, clock);
            this.database = new DbtCoreDatabase(dbt.database(), engine, graph, names, tables, keys);
        }

        private List<StepReport> run() throws InterruptedException {
            news.divide(steps);
            news.old().forEach(this::add);
            if (!news.toRun().isEmpty() && !isCancelled) {
                database.prepare(news, plan);
                Optional<DbtProgram.Results> left = dbt.program().build(options(), listener::said);
                results.set(left);
                left.ifPresent(found -> database.open(session -> take(found, session)));
                passed.remember();
            }
            steps.stream().filter(id -> !reported.contains(id)).forEach(this::skip);
            return reports;
        }

        private List<String> options() {
            List<String> options = new ArrayList<>(dbt.options());
            List<String> some = new ArrayList<>(List.of("--indirect-selection", "empty", "--select"));
            news.toRun().forEach(id -> some.add(graph.node(id).selector()));
            boolean isSome = news.toRun().size() < steps.size()
                    && some.stream().mapToInt(String::length).sum() < LONGEST_SELECTION;
            options.addAll(isSome ? some : dbt.selection());
            return options;
        }

        /** Takes what was built in the order of the graph, so that each step's key knows the tables that it has read. */
        private void take(DbtProgram.Results results, ComputeSession session) {
            Map<String, DbtCoreResult> byNode = new LinkedHashMap<>();
            Fields.dicts(results.results(), "results")
                    .forEach(fields -> graph.find(Fields.text(fields, "unique_id", ""))
                            .ifPresent(node -> byNode.put(node.uniqueId(), new DbtCoreResult(node, fields))));
            Set<String> order = new LinkedHashSet<>(byNode.keySet());
            order.removeAll(steps);
            order.addAll(steps);
            order.stream()
                    .filter(id -> byNode.containsKey(id) && !reported.contains(id))
                    .map(byNode::get)
                    .forEach(result -> add(step(result, session)));
        }

        private StepReport step(DbtCoreResult result, ComputeSession session) {
            Optional<TableName> name = names.find(result.node().uniqueId());
            if (name.isPresent() && result.status() == NodeStatus.SUCCESS && !isCancelled) {
                try {
                    return table(result, name.get(), session);
                } catch (FloeException refused) {
                    return failed(result, name.get(), refused.problems());
                } catch (DatabaseException refused) {
                    return failed(
                            result,
                            name.get(),
                            DbtError.of(refused, result.node().path()).problems());
                }
            }
            StepStatus status = status(result.status());
            if (status == StepStatus.PASSED && name.isEmpty()) {
                news.key(result.node())
                        .ifPresent(key -> passed.add(result.node().uniqueId(), key));
            }
            return new StepReport(result.report(clock.instant()), status, name, Optional.empty());
        }

        private StepReport failed(DbtCoreResult result, TableName name, List<Problem> problems) {
            NodeReport report = result.failed(problems, clock.instant());
            return new StepReport(report, StepStatus.ERROR, Optional.of(name), Optional.empty());
        }

        private StepReport table(DbtCoreResult result, TableName name, ComputeSession session) {
            ManifestNode node = result.node();
            String key = news.key(node).orElse("");
            DbtCoreTable table = new DbtCoreTable(
                    new TableWriter(node, name, session, tables, TableStep.summary(plan, node, key), plan.project()));
            Optional<TableVersion> before = tables.published(name).filter(_ -> database.isAddedTo(node, plan));
            TableVersion made = before.map(table::add).orElseGet(table::replace);
            return new StepReport(
                    result.report(clock.instant()), StepStatus.BUILT, Optional.of(name), Optional.of(made));
        }

        private void skip(String id) {
            String reason = isCancelled ? "Skipped, as the run was cancelled" : "Skipped, as dbt did not run it";
            Instant now = clock.instant();
            add(new StepReport(
                    new NodeReport(NodeResult.skipped(id, reason), now, now, 0),
                    StepStatus.SKIPPED,
                    names.find(id),
                    Optional.empty()));
        }

        private void add(StepReport report) {
            reports.add(report);
            reported.add(report.uniqueId());
            listener.ended(report, reports.size(), steps.size());
        }
    }

    private static StepStatus status(NodeStatus status) {
        return switch (status) {
            case SUCCESS, PASS, NO_OP -> StepStatus.PASSED;
            case WARN -> StepStatus.WARNED;
            case FAIL -> StepStatus.FAILED;
            case ERROR, PARTIAL_SUCCESS -> StepStatus.ERROR;
            case SKIPPED -> StepStatus.SKIPPED;
        };
    }
}
