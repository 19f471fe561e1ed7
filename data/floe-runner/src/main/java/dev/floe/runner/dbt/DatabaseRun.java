package dev.floe.runner.dbt;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.adapter.EngineSession;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.BatchOrder;
import dev.floe.dbt.materialize.NodeBatches;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.select.ResourceType;
import dev.floe.runner.dbt.RunRules.OnFailure;
import dev.floe.runner.dbt.RunRules.OnHookFailure;
import dev.floe.runner.dbt.RunRules.OnWarning;
import dev.floe.runner.graph.RunGraph;
import dev.floe.runner.graph.StepGraph;
import dev.floe.runner.schedule.Outcome;
import dev.floe.runner.schedule.Scheduler;
import dev.floe.runner.schedule.Steps;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.SessionException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs nodes of a dbt project in an engine: in the order of the graph, several at a time. */
public final class DatabaseRun {
    private static final Set<ResourceType> UNBUILT = EnumSet.of(ResourceType.EXPOSURE, ResourceType.SAVED_QUERY);

    private final ManifestGraph graph;
    private final NodeRunner runner;
    private final ComputeEngine engine;
    private final Adapter adapter;
    private final Clock clock;
    private final RunRules rules;
    private final RunListener listener;
    private final NodeBatches batches;
    private final ProjectHooks hooks;

    /**
     * A run of nodes.
     *
     * @param batches says which batches microbatch models have
     * @param engine which stays open when the run is over
     */
    public DatabaseRun(
            ManifestGraph graph,
            NodeRunner runner,
            NodeBatches batches,
            ComputeEngine engine,
            Adapter adapter,
            Clock clock,
            RunRules rules,
            RunListener listener) {
        this.graph = requireNonNull(graph, "graph is null");
        this.runner = requireNonNull(runner, "runner is null");
        this.engine = requireNonNull(engine, "engine is null");
        this.adapter = requireNonNull(adapter, "adapter is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.listener = new OrderlyListener(requireNonNull(listener, "listener is null"));
        this.batches = requireNonNull(batches, "batches is null");
        this.hooks = new ProjectHooks(graph, runner, clock, this.listener);
    }

    /**
     * Runs nodes, and the hooks of the project before and after them; where there are no nodes, there are no hooks.
     *
     * @param selected the unique ids; ephemeral models among them are compiled, and what reads one that cannot be is skipped
     * @param order which batches of microbatch models
     * @param threads how many run at a time
     * @throws FloeException if the engine lets nobody in
     * @throws InterruptedException if this thread is interrupted; what runs is not ended by that
     */
    public RunReport run(List<String> selected, BatchOrder order, int threads) throws InterruptedException {
        Instant started = clock.instant();
        if (selected.isEmpty()) {
            return new RunReport(List.of(), started, started);
        }
        List<String> built = selected.stream().filter(id -> !isEphemeral(id)).toList();
        BlockingQueue<Seat> seats = new LinkedBlockingQueue<>();
        List<NodeReport> reports = new ArrayList<>();
        try {
            for (int i = 1; i <= threads; i++) {
                seats.add(new Seat(i, openSession()));
            }
            Seat first = seats.take();
            runner.createSchemas(built, first.session());
            List<NodeReport> beginning = hooks.run(ProjectHooks.START, Map.of(), first.session());
            first.session().release();
            seats.add(first);
            reports.addAll(beginning);
            boolean isReady =
                    beginning.stream().noneMatch(hook -> hook.result().status().isFailure());
            NodeSteps nodes = new NodeSteps(seats, new BatchRun(runner, batches, order, clock, listener), built.size());
            if (isReady || rules.hookFailure() == OnHookFailure.RUN_NODES) {
                Scheduler scheduler = new Scheduler(stepGraph(selected), nodes, threads);
                nodes.stopping = scheduler::cancel;
                scheduler.run();
            } else {
                built.forEach(id -> nodes.skip(id, id));
            }
            reports.addAll(nodes.reports);
            Seat last = seats.take();
            reports.addAll(hooks.run(ProjectHooks.END, new EndingNames(graph).of(reports), last.session()));
            seats.add(last);
        } finally {
            seats.forEach(seat -> seat.session().close());
        }
        Instant completed = clock.instant();
        return new RunReport(reports, started, completed);
    }

    private StepGraph stepGraph(List<String> selected) {
        return switch (rules.tests()) {
            case HOLD_UP -> RunGraph.of(graph, selected);
            case DATA_TESTS_HOLD_UP -> RunGraph.withUnitTestsBehind(graph, selected);
            case TELL -> RunGraph.withoutGates(graph, selected);
        };
    }

    private AdapterSession openSession() {
        try {
            return EngineSession.of(adapter, engine.openSession());
        } catch (SessionException refusal) {
            throw new FloeException(
                    Problem.error(
                            DbtError.DATABASE_REFUSES,
                            "A session for each thread cannot be opened: " + refusal.getMessage()),
                    refusal);
        }
    }

    private boolean isEphemeral(String id) {
        ManifestNode node = graph.node(id);
        return node.resourceType() == ResourceType.MODEL
                && node.config()
                        .find("materialized")
                        .filter(name -> name.toText().equals("ephemeral"))
                        .isPresent();
    }

    /** A session, which one node at a time has. */
    private record Seat(int number, AdapterSession session) {}

    @FunctionalInterface
    private interface Work {
        /** @param compiled is told when the SQL of the node is there */
        NodeResult run(Runnable compiled);
    }

    private NodeReport timed(int thread, Work work) {
        Instant started = clock.instant();
        List<Instant> compiled = new ArrayList<>();
        NodeResult result = work.run(() -> compiled.add(clock.instant()));
        return new NodeReport(result, started, compiled.stream().findFirst(), clock.instant(), thread);
    }

    private final class NodeSteps implements Steps {
        private final BlockingQueue<Seat> seats;
        private final BatchRun batchRun;
        private final int total;
        private final List<NodeReport> reports = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, List<Problem>> uncompiled = new ConcurrentHashMap<>();
        private Runnable stopping = () -> {};

        private NodeSteps(BlockingQueue<Seat> seats, BatchRun batchRun, int total) {
            this.batchRun = batchRun;
            this.seats = seats;
            this.total = total;
        }

        @Override
        public Outcome run(String id) {
            Seat seat = seats.poll();
            if (seat == null) {
                throw new IllegalStateException("More steps run than there are sessions");
            }
            // Templates and the log tell threads apart as dbt names them.
            Thread.currentThread().setName("Thread-" + seat.number() + " (worker)");
            try {
                if (isEphemeral(id)) {
                    return compileEphemeral(id, seat);
                }
                begin(id);
                NodeReport report = timed(seat.number(), compiled -> result(id, seat, compiled));
                add(report);
                boolean isFailure = report.result().status().isFailure();
                if (isFailure && rules.failure() == OnFailure.STOP) {
                    stopping.run();
                }
                return isFailure ? Outcome.FAILED : Outcome.PASSED;
            } finally {
                seats.add(seat);
            }
        }

        private NodeResult result(String id, Seat seat, Runnable compiled) {
            if (UNBUILT.contains(graph.node(id).resourceType())) {
                return NodeResult.noOperation(id);
            }
            if (batches.has(id)) {
                compiled.run();
                return batchRun.run(id, seat.session());
            }
            NodeResult result = runner.run(id, seat.session(), node -> {
                compiled.run();
                return runner.build(node);
            });
            return result.status() == NodeStatus.WARN && rules.warning() == OnWarning.FAIL
                    ? result.asFailure(result.message().orElse("").replace("configured to warn", "configured to fail"))
                    : result;
        }

        private Outcome compileEphemeral(String id, Seat seat) {
            NodeResult result = runner.run(id, seat.session(), compiled -> NodeResult.noOperation(compiled.uniqueId()));
            if (!result.status().isFailure()) {
                return Outcome.PASSED;
            }
            uncompiled.put(id, result.problems());
            return Outcome.FAILED;
        }

        /** An ephemeral model has no result of its own: what is wrong with it is told by the first that reads it. */
        @Override
        public void skip(String id, String cause) {
            if (isEphemeral(id)) {
                return;
            }
            if (!isEphemeral(cause)) {
                skipped(NodeResult.skipped(id));
                return;
            }
            String reason = "Compilation Error in %s, caused by compilation error in referenced ephemeral model %s"
                    .formatted(id, cause);
            skipped(NodeResult.skipped(id, reason, uncompiled.getOrDefault(cause, List.of())));
            uncompiled.put(cause, List.of());
        }

        /** Where a run stops, ephemeral models have a result, too. */
        @Override
        public void cancel(String id) {
            skipped(NodeResult.skipped(id, "Skipping due to fail_fast"));
        }

        private void skipped(NodeResult result) {
            Instant now = clock.instant();
            synchronized (this) {
                numbers.put(result.uniqueId(), numbers.size() + 1);
            }
            add(new NodeReport(result, now, now, 1));
        }

        private synchronized void begin(String id) {
            numbers.put(id, numbers.size() + 1);
            listener.started(id, numbers.size(), total);
        }

        private synchronized void add(NodeReport report) {
            reports.add(report);
            listener.ended(report, numbers.getOrDefault(report.result().uniqueId(), 0), total);
        }
    }
}
