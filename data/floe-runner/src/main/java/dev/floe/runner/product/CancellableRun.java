package dev.floe.runner.product;

import dev.floe.spi.problem.FloeException;

/** A run of a product as one transaction, whatever runs its nodes. */
public interface CancellableRun {
    /**
     * Runs it.
     *
     * @throws FloeException if another run of the product is on, the catalog cannot be used, or somebody else has changed a
     *     table meanwhile; what goes wrong with a step is in the report
     * @throws InterruptedException if this thread is interrupted; what runs is not ended by that
     */
    ProductReport run() throws InterruptedException;

    /**
     * Ends the run as soon as can be: no further step begins, and what runs is told to stop. What has been built is kept for
     * the next run. Any thread may call it; a run that publishes already does so.
     */
    void cancel();
}
