package dev.floe.plugin.postgres;

import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;

/** One call of a session, which another thread may cancel. */
final class PostgresCall {
    /** How often, ten milliseconds apart, a statement is told to end: PostgreSQL forgets what comes before it has begun. */
    private static final int REQUESTS = 500;

    /**
     * Statements go to the server as psycopg2 sends them, each in one message, whose rows come back as texts; transactions
     * are begun by whoever wants one.
     */
    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS;

    private final BaseConnection connection;
    private volatile boolean isCancelled;
    private volatile boolean isRunning;
    private volatile boolean isOver;

    PostgresCall(BaseConnection connection) {
        this.connection = connection;
    }

    /** Runs all statements of a text, for the answer to the last. A text without a statement has an empty one. */
    PostgresAnswer run(String sql) {
        try {
            PostgresAnswer last = PostgresAnswer.EMPTY;
            for (PostgresStatement statement : PostgresStatement.of(sql)) {
                PostgresAnswer answer = runOne(statement);
                last = answer.isEmpty() ? last : answer;
            }
            return last;
        } finally {
            end();
        }
    }

    /** Ends the statement that runs, and lets no further one begin. */
    void cancel() {
        isCancelled = true;
        for (int i = 0; i < REQUESTS && !isOver; i++) {
            request();
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** While the request is on its way the call does not end: it would reach the next statement instead. */
    private synchronized void request() {
        if (isRunning) {
            try {
                connection.cancelQuery();
            } catch (SQLException unreachable) {
                // The statement hears of it by its own connection.
            }
        }
    }

    private synchronized void end() {
        isRunning = false;
        isOver = true;
    }

    private PostgresAnswer runOne(PostgresStatement statement) {
        isRunning = true;
        if (isCancelled) {
            throw new SessionException(
                    Kind.CANCELLED,
                    "canceling statement due to user request",
                    new CancellationException("The call was cancelled"));
        }
        return execute(connection.getQueryExecutor(), statement);
    }

    /** Runs one statement, for what the server says of it. */
    static PostgresAnswer execute(QueryExecutor executor, String sql) {
        return execute(executor, new PostgresStatement(sql, sql, 0));
    }

    private static PostgresAnswer execute(QueryExecutor executor, PostgresStatement statement) {
        try {
            PostgresAnswer.Collector collector = new PostgresAnswer.Collector();
            executor.execute(executor.createSimpleQuery(statement.sql()), null, collector, 0, 0, FLAGS);
            return collector.answer();
        } catch (SQLException refusal) {
            throw PostgresErrors.of(refusal, Optional.of(statement));
        }
    }
}
