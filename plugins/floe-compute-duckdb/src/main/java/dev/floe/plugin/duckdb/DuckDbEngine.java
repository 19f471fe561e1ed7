package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** A DuckDB that is open in this process. */
final class DuckDbEngine implements ComputeEngine {
    private final DuckDBConnection connection;
    private final DuckDbOpening opening;

    /** @param connection which keeps the database open, and is used for nothing else */
    DuckDbEngine(DuckDBConnection connection, DuckDbOpening opening) {
        this.connection = connection;
        this.opening = opening;
    }

    @Override
    public ComputeSession openSession() {
        try {
            DuckDbSession session = new DuckDbSession(connection.duplicate().unwrap(DuckDBConnection.class));
            try {
                opening.prepare(session);
                return session;
            } catch (SessionException refusal) {
                session.close();
                throw refusal;
            }
        } catch (SQLException refusal) {
            throw DuckDbErrors.of(refusal);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw DuckDbErrors.of(failure);
        }
    }
}
