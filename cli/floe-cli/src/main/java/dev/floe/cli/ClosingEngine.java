package dev.floe.cli;

import dev.floe.spi.session.ComputeEngine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An engine that may close while something else is done: a database that closes writes what it has kept in memory. */
final class ClosingEngine implements AutoCloseable {
    private final ComputeEngine engine;
    private Optional<CompletableFuture<Void>> closing = Optional.empty();

    ClosingEngine(ComputeEngine engine) {
        this.engine = engine;
    }

    ComputeEngine engine() {
        return engine;
    }

    /** Nothing asks this engine any more. */
    void beginClosing() {
        closing = Optional.of(CompletableFuture.runAsync(engine::close));
    }

    /** Waits until it is closed. */
    @Override
    public void close() {
        if (closing.isEmpty()) {
            engine.close();
            return;
        }
        try {
            closing.get().join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
