package dev.floe.runner.dbt;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the hooks of a project that stand before and after the nodes of a run. */
public final class ProjectHooks {
    public static final String START = "on-run-start";
    public static final String END = "on-run-end";

    private final ManifestGraph graph;
    private final NodeRunner runner;
    private final Clock clock;
    private final RunListener listener;

    public ProjectHooks(ManifestGraph graph, NodeRunner runner, Clock clock, RunListener listener) {
        this.graph = requireNonNull(graph, "graph is null");
        this.runner = requireNonNull(runner, "runner is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.listener = requireNonNull(listener, "listener is null");
    }

    /**
     * Runs those of one kind, one after the other; those behind one that fails are skipped.
     *
     * @param kind {@link #START} or {@link #END}
     * @param names what their templates know beside what all do
     */
    public List<NodeReport> run(String kind, Map<String, Value> names, AdapterSession session) {
        List<String> hooks = graph.nodes().stream()
                .filter(node -> node.resourceType() == ResourceType.OPERATION
                        && node.tags().contains(kind))
                .map(ManifestNode::uniqueId)
                .toList();
        List<NodeReport> reports = new ArrayList<>();
        boolean isReady = true;
        for (String id : hooks) {
            listener.started(id, reports.size() + 1, hooks.size());
            NodeReport report = isReady ? runOne(id, names, session) : skipped(id);
            isReady &= !report.result().status().isFailure();
            reports.add(report);
            listener.ended(report, reports.size(), hooks.size());
        }
        return reports;
    }

    private NodeReport runOne(String id, Map<String, Value> names, AdapterSession session) {
        Instant started = clock.instant();
        List<Instant> compiled = new ArrayList<>();
        NodeResult result = runner.runHook(id, names, session, () -> compiled.add(clock.instant()));
        Optional<Instant> rendered = compiled.stream().findFirst();
        return new NodeReport(result, started, rendered, clock.instant(), 0);
    }

    private NodeReport skipped(String id) {
        Instant now = clock.instant();
        return new NodeReport(runner.skippedHook(id), now, now, 0);
    }
}
