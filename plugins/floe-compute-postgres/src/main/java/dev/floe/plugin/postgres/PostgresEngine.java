package dev.floe.plugin.postgres;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that a target describes. */
final class PostgresEngine implements ComputeEngine {
    private final PostgresOpening opening;
    private final Set<PostgresSession> sessions = ConcurrentHashMap.newKeySet();
    private Optional<PostgresSession> first;
    private boolean isClosed;

    private PostgresEngine(PostgresOpening opening) {
        this.opening = opening;
        this.first = Optional.of(connect());
    }

    /**
     * An engine with its first session.
     *
     * @throws SessionException if the server lets nobody in
     */
    static PostgresEngine open(PostgresOpening opening) {
        return new PostgresEngine(opening);
    }

    @Override
    public ComputeSession openSession() {
        Optional<PostgresSession> waiting = takeFirst();
        return waiting.isPresent() ? waiting.get() : connect();
    }

    private synchronized Optional<PostgresSession> takeFirst() {
        Optional<PostgresSession> waiting = first;
        first = Optional.empty();
        return waiting;
    }

    private PostgresSession connect() {
        PostgresSession session = new PostgresSession(opening, sessions::remove);
        register(session);
        return session;
    }

    private synchronized void register(PostgresSession session) {
        if (isClosed) {
            session.close();
            throw new SessionException(Kind.ACCESS, "The engine is closed");
        }
        sessions.add(session);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        for (PostgresSession session : sessions) {
            session.cancel();
            session.close();
        }
    }
}
