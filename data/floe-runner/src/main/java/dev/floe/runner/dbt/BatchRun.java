package dev.floe.runner.dbt;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.compile.BatchTimes.Span;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.materialize.BatchOrder;
import dev.floe.dbt.materialize.BatchOrder.Unfinished;
import dev.floe.dbt.materialize.BatchResults;
import dev.floe.dbt.materialize.NodeBatches;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds a microbatch model batch by batch, the earliest first. The first makes the table or has to fit it: where it fails, the
 * others are skipped. Where a later one fails, the others go on.
 */
final class BatchRun {
    private final NodeRunner runner;
    private final NodeBatches batches;
    private final BatchOrder order;
    private final Clock clock;
    private final RunListener listener;

    /** @param listener may be called on any thread */
    BatchRun(NodeRunner runner, NodeBatches batches, BatchOrder order, Clock clock, RunListener listener) {
        this.runner = runner;
        this.batches = batches;
        this.order = order;
        this.clock = clock;
        this.listener = listener;
    }

    NodeResult run(String uniqueId, AdapterSession session) {
        List<Batch> due;
        try {
            due = batches.find(uniqueId, order, session);
        } catch (FloeException failure) {
            session.release();
            return NodeResult.failed(uniqueId, failure);
        }
        List<Span> successful = new ArrayList<>();
        List<Span> failed = new ArrayList<>();
        List<CompiledNode> compiled = new ArrayList<>();
        Set<Problem> problems = new LinkedHashSet<>();
        for (int i = 0; i < due.size(); i++) {
            Batch batch = due.get(i);
            boolean isSkipped = failed.contains(due.getFirst().span());
            NodeResult result = isSkipped
                    ? skip(uniqueId, batch, i + 1, due.size())
                    : build(uniqueId, batch, i + 1, due.size(), session);
            (result.status() == NodeStatus.SUCCESS ? successful : failed).add(batch.span());
            result.compiled().ifPresent(compiled::add);
            problems.addAll(result.problems());
        }
        Optional.ofNullable(order.unfinished().get(uniqueId))
                .map(Unfinished::successful)
                .ifPresent(successful::addAll);
        return NodeResult.ofBatches(uniqueId, new BatchResults(successful, failed, compiled), List.copyOf(problems));
    }

    private NodeResult build(String uniqueId, Batch batch, int number, int total, AdapterSession session) {
        listener.batchStarted(uniqueId, batch, number, total);
        Instant started = clock.instant();
        NodeResult result = runner.run(uniqueId, batch, session, runner::build);
        listener.batchEnded(result, batch, Duration.between(started, clock.instant()), number, total);
        return result;
    }

    private NodeResult skip(String uniqueId, Batch batch, int number, int total) {
        NodeResult result = NodeResult.skipped(uniqueId);
        listener.batchEnded(result, batch, Duration.ZERO, number, total);
        return result;
    }
}
