package dev.floe.runner.dbt;

import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.materialize.NodeResult;
import java.time.Duration;

/** Hears how a run goes on. Its methods are called one at a time. */
public interface RunListener {
    /**
     * A node begins.
     *
     * @param number how many have begun or are skipped, this one included
     * @param total how many there are
     */
    void started(String uniqueId, int number, int total);

    /**
     * A node has ended, or is skipped.
     *
     * @param number the one that it had when it began
     * @param total how many there are
     */
    void ended(NodeReport node, int number, int total);

    /**
     * A batch of a microbatch model begins, while its model runs.
     *
     * @param number its place, from 1
     * @param total how many batches of the model run
     */
    void batchStarted(String uniqueId, Batch batch, int number, int total);

    /** A batch of a microbatch model has ended, or is skipped. */
    void batchEnded(NodeResult result, Batch batch, Duration elapsed, int number, int total);
}
