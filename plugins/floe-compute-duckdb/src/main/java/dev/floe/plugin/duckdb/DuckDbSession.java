package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.TableFiles;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/** A connection to a DuckDB of this process. */
final class DuckDbSession implements ComputeSession {
    private final DuckDBConnection connection;
    private final Consumer<DuckDbSession> whenClosed;
    private final AtomicReference<Optional<DuckDbCall>> running = new AtomicReference<>(Optional.empty());
    private boolean hasFailed;

    DuckDbSession(DuckDBConnection connection) {
        this(connection, session -> {});
    }

    /** @param whenClosed told each time that this session is closed */
    DuckDbSession(DuckDBConnection connection, Consumer<DuckDbSession> whenClosed) {
        this.connection = connection;
        this.whenClosed = whenClosed;
    }

    @Override
    public void execute(String sql) {
        query(sql).close();
    }

    @Override
    public QueryRows query(String sql) {
        DuckDbCall call = new DuckDbCall(connection);
        running.set(Optional.of(call));
        try {
            return call.run(sql);
        } catch (SessionException refusal) {
            hasFailed = true;
            throw refusal;
        } finally {
            running.set(Optional.empty());
        }
    }

    /** Gives this session a setting of its own. */
    void set(String name, String value) {
        set("session", name, value);
    }

    /** Gives all sessions a setting. */
    void setGlobally(String name, String value) {
        set("global", name, value);
    }

    private void set(String scope, String name, String value) {
        try {
            execute("set %s %s = %s".formatted(scope, DuckDbText.identifier(name), DuckDbText.literal(value)));
        } catch (SessionException refusal) {
            throw new SessionException(
                    refusal.kind(),
                    "Setting '%s' of this target is refused: %s".formatted(name, refusal.getMessage()),
                    refusal);
        }
    }

    @Override
    public List<ResultColumn> describe(String query) {
        List<String> statements = DuckDbStatements.of(query);
        statements.stream().limit(Math.max(0, statements.size() - 1)).forEach(this::execute);
        List<ResultColumn> columns = new ArrayList<>();
        try (QueryRows rows = query("describe (" + (statements.isEmpty() ? query : statements.getLast()) + "\n)")) {
            while (rows.next()) {
                columns.add(new ResultColumn(String.valueOf(rows.value(0)), String.valueOf(rows.value(1))));
            }
        }
        return columns;
    }

    @Override
    public void begin() {
        execute("begin transaction");
        hasFailed = false;
    }

    /**
     * DuckDB commits a transaction in which a statement has failed without a word, and nothing of it: where one has, it is
     * asked first.
     */
    @Override
    public void commit() {
        try {
            execute(hasFailed ? "select 1; commit" : "commit");
        } catch (SessionException refusal) {
            try {
                rollback();
            } catch (SessionException further) {
                refusal.addSuppressed(further);
            }
            throw refusal;
        }
    }

    @Override
    public void rollback() {
        try {
            execute("rollback");
        } catch (SessionException refusal) {
            if (!DuckDbErrors.isOfNoTransaction(refusal)) {
                throw refusal;
            }
        }
    }

    @Override
    public void cancel() {
        running.get().ifPresent(DuckDbCall::cancel);
    }

    @Override
    public Optional<TableFiles> tableFiles() {
        return Optional.of(new DuckDbTableFiles(this));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw DuckDbErrors.of(failure);
        } finally {
            whenClosed.accept(this);
        }
    }
}
