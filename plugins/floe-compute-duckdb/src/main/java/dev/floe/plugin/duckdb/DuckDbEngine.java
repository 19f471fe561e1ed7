package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;

/** A DuckDB that is open in this process. */
final class DuckDbEngine implements ComputeEngine {
    private final DuckDBConnection connection;
    private final Map<String, String> settings;
    private final Set<DuckDbSession> sessions = ConcurrentHashMap.newKeySet();

    /**
     * @param connection which keeps the database open, and is used for nothing else
     * @param settings of each session
     */
    DuckDbEngine(DuckDBConnection connection, Map<String, String> settings) {
        this.connection = connection;
        this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    @Override
    public ComputeSession openSession() {
        DuckDbSession session = connect();
        try {
            settings.forEach(session::set);
            return session;
        } catch (SessionException refusal) {
            session.close();
            throw refusal;
        }
    }

    /** Whoever closes the engine meanwhile closes this session too, or makes it refuse. */
    private synchronized DuckDbSession connect() {
        try {
            DuckDbSession session =
                    new DuckDbSession(connection.duplicate().unwrap(DuckDBConnection.class), sessions::remove);
            sessions.add(session);
            return session;
        } catch (SQLException refusal) {
            throw DuckDbErrors.of(refusal);
        }
    }

    /** A database is closed when all its connections are, so none is left to whoever forgot it. */
    @Override
    public synchronized void close() {
        try {
            for (DuckDbSession session : sessions) {
                session.cancel();
                session.close();
            }
        } finally {
            closeConnection();
        }
    }

    private void closeConnection() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw DuckDbErrors.of(failure);
        }
    }
}
