package dev.floe.cli;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.session.ComputeEngine;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** An engine that opens while the project is read: each takes about as long as the other. */
final class OpeningEngine implements AutoCloseable {
    private final FutureTask<ComputeEngine> opening;

    OpeningEngine(Callable<ComputeEngine> opening) {
        this.opening = new FutureTask<>(opening);
        Thread.ofVirtual().name("opening engine").start(this.opening);
    }

    /**
     * The engine, once it is open.
     *
     * @throws FloeException if it does not open
     */
    ComputeEngine engine() {
        try {
            return opening.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof FloeException refused) {
                throw refused;
            }
            throw new IllegalStateException("The engine does not open", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The opening of the engine was interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        try {
            engine().close();
        } catch (FloeException neverOpened) {
            // Whoever asked for it has heard why.
        }
    }
}
