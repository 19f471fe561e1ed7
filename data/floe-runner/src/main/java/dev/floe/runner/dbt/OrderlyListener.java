package dev.floe.runner.dbt;

import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.materialize.NodeResult;
import java.time.Duration;

/** Lets threads speak to a listener one at a time. */
final class OrderlyListener implements RunListener {
    private final RunListener listener;

    OrderlyListener(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void started(String uniqueId, int number, int total) {
        listener.started(uniqueId, number, total);
    }

    @Override
    public synchronized void ended(NodeReport node, int number, int total) {
        listener.ended(node, number, total);
    }

    @Override
    public synchronized void batchStarted(String uniqueId, Batch batch, int number, int total) {
        listener.batchStarted(uniqueId, batch, number, total);
    }

    @Override
    public synchronized void batchEnded(NodeResult result, Batch batch, Duration elapsed, int number, int total) {
        listener.batchEnded(result, batch, elapsed, number, total);
    }
}
