package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.adapter.EngineSession;
import dev.floe.dbt.column.ColumnDialect;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.error.DatabaseException;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.select.ResourceType;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Value;
import dev.floe.runner.dbt.EndingNames;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.graph.RunGraph;
import dev.floe.runner.graph.StepGraph;
import dev.floe.runner.schedule.Outcome;
import dev.floe.runner.schedule.Scheduler;
import dev.floe.runner.schedule.Steps;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A run of a product as one transaction: each step makes the next version of its table, which only this run sees; tests read
 * those versions; and when every step has passed, all of them are published at once. Where one fails, none is, and the next
 * run takes up what has been made.
 */
public final class ProductRun implements CancellableRun {
    private static final Set<SessionException.Kind> UNCLEAR =
            Set.of(SessionException.Kind.OTHER, SessionException.Kind.ACCESS);

    private final ProductPlan plan;
    private final ManifestGraph graph;
    private final TableNames names;
    private final ParsedProject parsed;
    private final Compilers compilers;
    private final ComputeEngine engine;
    private final RunTransaction transaction;
    private final Clock clock;
    private final ProductListener listener;
    private final AtomicReference<Optional<Execution>> running = new AtomicReference<>(Optional.empty());
    private volatile boolean isCancelled;

    /**
     * The compilers of a run.
     *
     * @param sessions those with which they reach the engine
     * @param present what is there has its effect on what templates give
     * @param anew as if nothing were there
     */
    public record Compilers(BoundSessions sessions, ProjectCompiler present, ProjectCompiler anew) {
        public Compilers {
            requireNonNull(sessions, "sessions is null");
            requireNonNull(present, "present is null");
            requireNonNull(anew, "anew is null");
        }
    }

    /**
     * A run that is about to begin.
     *
     * @param engine which can read and write the files of tables; it stays open when the run is over
     */
    public ProductRun(
            ProductPlan plan,
            ManifestGraph graph,
            TableNames names,
            ParsedProject parsed,
            Compilers compilers,
            ComputeEngine engine,
            TableCatalog catalog,
            Clock clock,
            ProductListener listener) {
        this.plan = requireNonNull(plan, "plan is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.names = requireNonNull(names, "names is null");
        this.parsed = requireNonNull(parsed, "parsed is null");
        this.compilers = requireNonNull(compilers, "compilers is null");
        this.engine = requireNonNull(engine, "engine is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.listener = requireNonNull(listener, "listener is null");
        this.transaction = new RunTransaction(requireNonNull(catalog, "catalog is null"), engine, clock, listener);
    }

    @Override
    public ProductReport run() throws InterruptedException {
        return transaction.run(plan, (tables, passed) -> {
            Execution execution = new Execution(tables, passed);
            running.set(Optional.of(execution));
            return execution.run();
        });
    }

    @Override
    public void cancel() {
        isCancelled = true;
        running.get().ifPresent(Execution::cancel);
        transaction.cancel();
    }

    /** A session, which one step at a time has. */
    private record Seat(int number, ComputeSession session, EngineSession dbt) {}

    private final class Execution implements Steps {
        private final ShownTables shown;
        private final StepKeys keys;
        private final NodeRunner runner;
        private final TableStep tableStep;
        private final List<String> steps;
        private final BlockingQueue<Seat> seats = new LinkedBlockingQueue<>();
        private final List<StepReport> reports = new ArrayList<>();
        private final AtomicReference<Optional<Scheduler>> scheduling = new AtomicReference<>(Optional.empty());
        private final Set<ComputeSession> busy = ConcurrentHashMap.newKeySet();
        private final PassedTests passed;
        private final ProductTables tables;

        private Execution(ProductTables tables, PassedTests passed) {
            this.passed = passed;
            this.tables = tables;
            this.steps = NeededFunctions.with(plan.steps(), graph).stream()
                    .filter(id -> !TableNames.isEphemeral(graph.node(id)))
                    .toList();
            this.shown = new ShownTables(graph, names, tables);
            this.keys = new StepKeys(graph, names, tables, plan.project());
            this.runner = new NodeRunner(parsed, compilers.present(), compilers.sessions());
            this.tableStep = new TableStep(plan, tables, shown, keys, runner, compilers.anew());
        }

        private List<StepReport> run() throws InterruptedException {
            ColumnDialect dialect = parsed.language().adapter().columnDialect();
            try {
                for (int i = 1; i <= plan.threads(); i++) {
                    ComputeSession session = engine.openSession();
                    seats.add(new Seat(i, session, new EngineSession(session, dialect)));
                }
                Seat first = seats.take();
                runner.createSchemas(
                        graph.nodes().stream().map(ManifestNode::uniqueId).toList(), first.dbt());
                boolean isReady = runHooks("on-run-start", Map.of(), first);
                seats.add(first);
                if (isReady) {
                    StepGraph stepGraph = RunGraph.of(graph, steps);
                    Scheduler scheduler = new Scheduler(stepGraph, this, plan.threads());
                    scheduling.set(Optional.of(scheduler));
                    if (isCancelled) {
                        scheduler.cancel();
                    }
                    scheduler.run();
                }
                Seat last = seats.take();
                runHooks("on-run-end", new EndingNames(graph).of(nodeReports()), last);
                seats.add(last);
                passed.remember();
            } finally {
                seats.forEach(seat -> seat.dbt().close());
            }
            return reports;
        }

        private void cancel() {
            scheduling.get().ifPresent(Scheduler::cancel);
            busy.forEach(ComputeSession::cancel);
        }

        /** Says whether all have passed. */
        private boolean runHooks(String tag, Map<String, Value> names, Seat seat) {
            boolean isReady = true;
            for (ManifestNode node : graph.nodes()) {
                if (node.resourceType() == ResourceType.OPERATION && node.tags().contains(tag)) {
                    Instant started = clock.instant();
                    NodeResult result = runner.runHook(node.uniqueId(), names, seat.dbt(), () -> {});
                    StepStatus status = status(result);
                    isReady &= !status.isFailure();
                    add(report(result, status, started, seat, Optional.empty(), Optional.empty()));
                }
            }
            return isReady;
        }

        @Override
        public Outcome run(String id) {
            Seat seat = seats.poll();
            if (seat == null) {
                throw new IllegalStateException("More steps run than there are sessions");
            }
            try {
                begin(id);
                busy.add(seat.session());
                StepReport report = step(graph.node(id), seat);
                add(report);
                return report.status().isFailure() ? Outcome.FAILED : Outcome.PASSED;
            } finally {
                busy.remove(seat.session());
                seats.add(seat);
            }
        }

        private StepReport step(ManifestNode node, Seat seat) {
            Instant started = clock.instant();
            Optional<TableName> name = names.find(node.uniqueId());
            LazyInputs inputs = new LazyInputs(() -> {
                keys.inputs(node.uniqueId()).forEach(input -> shown.showInput(node, input, seat.session()));
                name.ifPresent(table -> tableStep.showPublished(node, table, seat.session()));
                if (node.resourceType() == ResourceType.UNIT_TEST) {
                    graph.parents(node.uniqueId()).forEach(model -> showOwn(graph.node(model), seat.session()));
                }
            });
            AdapterSession session = new ShowingSession(seat.dbt(), inputs);
            try {
                return name.isPresent()
                        ? table(node, name.get(), inputs, session, seat, started)
                        : test(node, session, seat, started);
            } catch (TemplateException failure) {
                return failed(node, DbtError.of(failure, node.path()), started, seat, name);
            } catch (FloeException failure) {
                return failed(node, failure, started, seat, name);
            }
        }

        /** A unit test may stand rows for those that its model has built before. */
        private void showOwn(ManifestNode model, ComputeSession session) {
            names.find(model.uniqueId())
                    .flatMap(tables::published)
                    .ifPresent(version -> shown.show(model, version, session));
        }

        private StepReport table(
                ManifestNode node,
                TableName name,
                LazyInputs inputs,
                AdapterSession session,
                Seat seat,
                Instant started) {
            tableStep.knowPublished(node, name);
            List<TableStep.Made> made = new ArrayList<>();
            NodeResult result = runner.run(
                    node.uniqueId(),
                    session,
                    compiled -> checked(node, session, seat, () -> {
                        // What a template has asked is not to hold what follows in its transaction.
                        session.commit();
                        TableStep.Made table = tableStep.run(node, name, compiled, inputs, seat.session());
                        made.add(table);
                        return table.result();
                    }));
            StepStatus status =
                    made.isEmpty() ? StepStatus.ERROR : made.getFirst().status();
            return report(
                    result,
                    status,
                    started,
                    seat,
                    Optional.of(name),
                    made.stream().flatMap(each -> each.version().stream()).findFirst());
        }

        /** Where it may be a file that the engine stumbles over, and not the SQL, says which table it belongs to. */
        private NodeResult checked(ManifestNode node, AdapterSession session, Seat seat, Supplier<NodeResult> work) {
            try {
                return work.get();
            } catch (DatabaseException refusal) {
                if (refusal.getCause() instanceof SessionException cause && UNCLEAR.contains(cause.kind())) {
                    session.rollback();
                    keys.inputs(node.uniqueId()).forEach(input -> shown.check(input, seat.session()));
                }
                throw refusal;
            }
        }

        /** A test that has passed on the same rows passes again; a function is made for each run. */
        private StepReport test(ManifestNode node, AdapterSession session, Seat seat, Instant started) {
            List<String> unchanged = new ArrayList<>();
            NodeResult result = runner.run(node.uniqueId(), session, compiled -> {
                Optional<String> key = node.resourceType() == ResourceType.FUNCTION
                        ? Optional.empty()
                        : keys.key(node, compiled.code(), plan.engine());
                if (key.isPresent() && !plan.isFullRefresh() && passed.contains(node.uniqueId(), key.get())) {
                    unchanged.add(node.uniqueId());
                    return NodeResult.passed(compiled);
                }
                NodeResult judged = checked(node, session, seat, () -> runner.build(compiled));
                if (judged.status() == NodeStatus.PASS) {
                    key.ifPresent(each -> passed.add(node.uniqueId(), each));
                }
                return judged;
            });
            StepStatus status = unchanged.isEmpty() ? status(result) : StepStatus.UNCHANGED;
            return report(result, status, started, seat, Optional.empty(), Optional.empty());
        }

        private StepReport failed(
                ManifestNode node, FloeException failure, Instant started, Seat seat, Optional<TableName> name) {
            NodeResult result = NodeResult.failed(node.uniqueId(), failure);
            return report(result, StepStatus.ERROR, started, seat, name, Optional.empty());
        }

        private StepReport report(
                NodeResult result,
                StepStatus status,
                Instant started,
                Seat seat,
                Optional<TableName> name,
                Optional<TableVersion> version) {
            return new StepReport(
                    new NodeReport(result, started, clock.instant(), seat.number()), status, name, version);
        }

        @Override
        public void skip(String id, String cause) {
            skipped(id, "Skipped, as '" + cause + "' failed");
        }

        @Override
        public void cancel(String id) {
            skipped(id, "Skipped, as the run was cancelled");
        }

        private void skipped(String id, String reason) {
            Instant now = clock.instant();
            add(new StepReport(
                    new NodeReport(NodeResult.skipped(id, reason), now, now, 0),
                    StepStatus.SKIPPED,
                    names.find(id),
                    Optional.empty()));
        }

        private synchronized void begin(String id) {
            listener.started(id);
        }

        private synchronized List<NodeReport> nodeReports() {
            return reports.stream().map(StepReport::node).toList();
        }

        private synchronized void add(StepReport report) {
            reports.add(report);
            listener.ended(report, reports.size(), steps.size());
        }
    }

    private static StepStatus status(NodeResult result) {
        NodeStatus status = result.status();
        return switch (status) {
            case SUCCESS, PASS, NO_OP -> StepStatus.PASSED;
            case WARN -> StepStatus.WARNED;
            case FAIL -> StepStatus.FAILED;
            case ERROR, PARTIAL_SUCCESS -> StepStatus.ERROR;
            case SKIPPED -> StepStatus.SKIPPED;
        };
    }
}
