package dev.floe.plugin.postgres;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A connection to a server. One that is lost is made anew when the session is reset, not in the middle of something. */
final class PostgresSession implements ComputeSession {
    private final PostgresOpening opening;
    private final Consumer<PostgresSession> whenClosed;
    private final AtomicReference<Optional<PostgresCall>> running = new AtomicReference<>(Optional.empty());
    private volatile BaseConnection connection;
    private volatile boolean isClosed;
    private boolean isUsed;

    /** @param whenClosed told each time that this session is closed */
    PostgresSession(PostgresOpening opening, Consumer<PostgresSession> whenClosed) {
        this.opening = requireNonNull(opening, "opening is null");
        this.whenClosed = requireNonNull(whenClosed, "whenClosed is null");
        this.connection = opening.connect();
        opening.settle(connection);
    }

    @Override
    public void execute(String sql) {
        query(sql).close();
    }

    @Override
    public QueryRows query(String sql) {
        return new PostgresRows(run(sql));
    }

    private PostgresAnswer run(String sql) {
        if (isLost()) {
            throw PostgresErrors.ofLostConnection();
        }
        isUsed = true;
        PostgresCall call = new PostgresCall(connection);
        running.set(Optional.of(call));
        try {
            return call.run(sql);
        } finally {
            running.set(Optional.empty());
        }
    }

    /** PostgreSQL says what the columns are before it gives the first row, of which there is none to be computed. */
    @Override
    public List<ResultColumn> describe(String query) {
        List<PostgresStatement> statements = PostgresStatement.of(query);
        statements.stream().limit(Math.max(0, statements.size() - 1)).forEach(before -> execute(before.sql()));
        String described = statements.isEmpty() ? query : statements.getLast().sql();
        return PostgresRows.columns(run("select * from (" + described + "\n) as floe_described limit 0"), connection);
    }

    @Override
    public void begin() {
        if (state() != TransactionState.IDLE) {
            throw new SessionException(Kind.OTHER, "there is already a transaction in progress");
        }
        execute("begin");
    }

    /** PostgreSQL commits a transaction in which a statement has failed without a word, and nothing of it. */
    @Override
    public void commit() {
        if (state() == TransactionState.FAILED) {
            rollback();
            throw new SessionException(Kind.OTHER, "current transaction is aborted, and nothing of it was committed");
        }
        execute("commit");
    }

    @Override
    public void rollback() {
        if (state() != TransactionState.IDLE) {
            execute("rollback");
        }
    }

    private TransactionState state() {
        return connection.getTransactionState();
    }

    @Override
    public void reset() {
        if (isLost()) {
            if (!isClosed) {
                connection = opening.connect();
                opening.settle(connection);
            }
        } else if (isUsed) {
            rollback();
            execute("discard all");
            opening.settle(connection);
        }
        isUsed = false;
    }

    private boolean isLost() {
        try {
            return connection.isClosed();
        } catch (SQLException failure) {
            throw PostgresErrors.of(failure, Optional.empty());
        }
    }

    @Override
    public void cancel() {
        running.get().ifPresent(PostgresCall::cancel);
    }

    /** The server undoes what is not committed when the connection ends. */
    @Override
    public void close() {
        isClosed = true;
        try {
            connection.close();
        } catch (SQLException failure) {
            throw PostgresErrors.of(failure, Optional.empty());
        } finally {
            whenClosed.accept(this);
        }
    }
}
