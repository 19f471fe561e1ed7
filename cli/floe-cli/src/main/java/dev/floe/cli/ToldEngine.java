package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;

/** An engine, each statement of which is an event. */
record ToldEngine(ComputeEngine engine, DbtEvents events) implements ComputeEngine {
    ToldEngine {
        requireNonNull(engine, "engine is null");
        requireNonNull(events, "events is null");
    }

    @Override
    public ComputeSession openSession() {
        return new ToldSession(engine.openSession(), events);
    }

    @Override
    public void close() {
        engine.close();
    }
}
