package dev.floe.plugin.duckdb;

import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** One call of a session, which another thread may cancel. An error closes a statement of the driver: each has its own. */
final class DuckDbCall {
    /** How often, a millisecond apart, a statement is interrupted: DuckDB forgets what comes before it has begun. */
    private static final int INTERRUPTS = 1000;

    private final DuckDBConnection connection;
    private volatile @Nullable Statement running;
    private volatile boolean isCancelled;
    private volatile boolean isOver;

    DuckDbCall(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Runs all statements of a text, for the rows of the last. A text without a statement has none. */
    QueryRows run(String sql) {
        try {
            List<String> statements = DuckDbStatements.of(sql);
            for (String statement : statements.subList(0, Math.max(0, statements.size() - 1))) {
                runOne(Optional.of(statement)).close();
            }
            return runOne(statements.isEmpty() ? Optional.empty() : Optional.of(statements.getLast()));
        } finally {
            isOver = true;
        }
    }

    /** Ends the statement that runs, and lets no further one begin. */
    void cancel() {
        isCancelled = true;
        for (int i = 0; i < INTERRUPTS && !isOver; i++) {
            Optional.ofNullable(running).ifPresent(DuckDbCall::interrupt);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private QueryRows runOne(Optional<String> sql) {
        try {
            Statement statement = connection.createStatement();
            running = statement;
            try {
                checkCancelled();
                return DuckDbRows.of(statement, sql.isPresent() && statement.execute(sql.get()));
            } catch (SQLException | RuntimeException failure) {
                statement.close();
                throw failure;
            }
        } catch (SQLException refusal) {
            throw DuckDbErrors.of(refusal, sql.orElse(""));
        }
    }

    private void checkCancelled() {
        if (isCancelled) {
            throw new SessionException(
                    Kind.CANCELLED,
                    "INTERRUPT Error: Interrupted!",
                    new CancellationException("The call was cancelled"));
        }
    }

    /** A statement may end between the question whether it has and the interrupt, and then is none to be interrupted. */
    private static void interrupt(Statement statement) {
        try {
            if (!statement.isClosed()) {
                statement.cancel();
            }
        } catch (SQLException failure) {
            if (!isClosed(statement)) {
                throw DuckDbErrors.of(failure);
            }
        }
    }

    private static boolean isClosed(Statement statement) {
        try {
            return statement.isClosed();
        } catch (SQLException failure) {
            throw DuckDbErrors.of(failure);
        }
    }
}
