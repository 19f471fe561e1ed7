package dev.floe.dbt.adapter;

import dev.floe.dbt.column.Column;
import dev.floe.dbt.column.ColumnDialect;
import dev.floe.dbt.error.DatabaseException;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.PythonTemporals;
import dev.floe.dbt.table.TableReader;
import dev.floe.jinja.value.Value;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A session of an engine, with results as dbt's templates know them. */
public final class EngineSession implements AdapterSession {
    private static final SessionValues VALUES = new SessionValues(new PythonTemporals());

    private final ComputeSession session;
    private final ColumnDialect dialect;
    private final SessionTransactions transactions;
    private final SessionCells values;
    private final UnaryOperator<String> types;
    private final TableReader reader = new TableReader(new PythonTemporals());
    private ResponseValue response = ResponseValue.of("OK");
    private Optional<StatementComment> comment = Optional.empty();

    /** A session with transactions that begin where they are begun. */
    public EngineSession(ComputeSession session, ColumnDialect dialect) {
        this(session, dialect, new ExplicitTransactions(session), new DuckDbCells(VALUES), type -> type);
    }

    private EngineSession(
            ComputeSession session,
            ColumnDialect dialect,
            SessionTransactions transactions,
            SessionCells values,
            UnaryOperator<String> types) {
        this.session = session;
        this.dialect = dialect;
        this.transactions = transactions;
        this.values = values;
        this.types = types;
    }

    /** A session with the transactions that dbt's adapter of this kind has. */
    public static EngineSession of(Adapter adapter, ComputeSession session) {
        return new EngineSession(
                session,
                adapter.columnDialect(),
                SessionTransactions.of(adapter, session),
                SessionCells.of(adapter, VALUES),
                adapter instanceof PostgresAdapter ? PostgresTypeNames::of : type -> type);
    }

    @Override
    public String execute(String sql) {
        asked(sql, () -> {
            transactions.beforeStatement();
            try (QueryRows rows = session.query(commented(sql))) {
                response = ResponseValue.of(rows.report());
            }
            return sql;
        });
        return response.toText();
    }

    @Override
    public AgateTable query(String sql) {
        return asked(sql, () -> {
            transactions.beforeStatement();
            try (QueryRows rows = session.query(commented(sql))) {
                AgateTable table = read(rows);
                response = ResponseValue.of(rows.report());
                return table;
            }
        });
    }

    @Override
    public void comment(Optional<StatementComment> other) {
        comment = other;
    }

    private String commented(String sql) {
        return comment.map(each -> each.with(sql)).orElse(sql);
    }

    @Override
    public ResponseValue response() {
        return response;
    }

    private AgateTable read(QueryRows rows) {
        List<String> names = rows.columns().stream().map(ResultColumn::name).toList();
        List<List<Value>> cells = new ArrayList<>();
        while (rows.next()) {
            List<Value> row = new ArrayList<>(names.size());
            for (int i = 0; i < names.size(); i++) {
                row.add(values.of(rows.columns().get(i).type(), rows.value(i)));
            }
            cells.add(row);
        }
        return names.isEmpty() ? AgateTable.EMPTY : reader.readResult(names, cells);
    }

    @Override
    public List<Column> columnsOfQuery(String sql) {
        return asked(sql, () -> {
            transactions.beforeStatement();
            return session.describe(sql).stream()
                    .map(column -> Column.of(dialect, column.name(), types.apply(column.type())))
                    .toList();
        });
    }

    @Override
    public void begin() {
        done("begin", transactions::begin);
    }

    @Override
    public void commit() {
        done("commit", transactions::commit);
    }

    @Override
    public void rollback() {
        done("rollback", transactions::rollback);
    }

    @Override
    public void release() {
        done("rollback", transactions::release);
    }

    @Override
    public void close() {
        session.close();
    }

    private void done(String sql, Runnable change) {
        try {
            change.run();
        } catch (SessionException refusal) {
            throw new DatabaseException(String.valueOf(refusal.getMessage()), sql, refusal);
        }
    }

    private <T> T asked(String sql, Supplier<T> question) {
        try {
            return question.get();
        } catch (SessionException refusal) {
            done("rollback", transactions::afterFailure);
            throw new DatabaseException(String.valueOf(refusal.getMessage()), sql, refusal);
        }
    }
}
