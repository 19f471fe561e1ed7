package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.TableFiles;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBConnection;

/** A connection to a DuckDB of this process. An error closes a statement of the driver, so each has one of its own. */
final class DuckDbSession implements ComputeSession {
    private final DuckDBConnection connection;
    private final AtomicReference<Optional<Statement>> running = new AtomicReference<>(Optional.empty());

    DuckDbSession(DuckDBConnection connection) {
        this.connection = connection;
    }

    @Override
    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            running.set(Optional.of(statement));
            statement.execute(sql);
        } catch (SQLException refusal) {
            throw DuckDbErrors.of(refusal);
        } finally {
            running.set(Optional.empty());
        }
    }

    @Override
    public QueryRows query(String sql) {
        try {
            Statement statement = connection.createStatement();
            running.set(Optional.of(statement));
            try {
                return DuckDbRows.of(statement, statement.execute(sql));
            } catch (SQLException | RuntimeException failure) {
                statement.close();
                throw failure;
            }
        } catch (SQLException refusal) {
            throw DuckDbErrors.of(refusal);
        } finally {
            running.set(Optional.empty());
        }
    }

    @Override
    public List<ResultColumn> describe(String query) {
        List<ResultColumn> columns = new ArrayList<>();
        try (QueryRows rows = query("describe (" + query + "\n)")) {
            while (rows.next()) {
                columns.add(new ResultColumn(String.valueOf(rows.value(0)), String.valueOf(rows.value(1))));
            }
        }
        return columns;
    }

    @Override
    public void begin() {
        execute("begin transaction");
    }

    @Override
    public void commit() {
        execute("commit");
    }

    @Override
    public void rollback() {
        execute("rollback");
    }

    @Override
    public void cancel() {
        running.get().ifPresent(statement -> {
            try {
                statement.cancel();
            } catch (SQLException ended) {
                throw DuckDbErrors.of(ended);
            }
        });
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
        }
    }
}
