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
import java.util.Set;
import java.util.function.Supplier;

/** A session of an engine, with results as dbt's templates know them. */
public final class EngineSession implements AdapterSession {
    private final ComputeSession session;
    private final ColumnDialect dialect;
    private final SessionValues values = new SessionValues(new PythonTemporals());
    private final TableReader reader = new TableReader(new PythonTemporals());
    private boolean isOpen;

    public EngineSession(ComputeSession session, ColumnDialect dialect) {
        this.session = session;
        this.dialect = dialect;
    }

    @Override
    public String execute(String sql) {
        asked(sql, () -> {
            session.execute(sql);
            return sql;
        });
        return "OK";
    }

    @Override
    public AgateTable query(String sql) {
        return asked(sql, () -> {
            try (QueryRows rows = session.query(sql)) {
                return read(rows);
            }
        });
    }

    private AgateTable read(QueryRows rows) {
        List<String> names = rows.columns().stream().map(ResultColumn::name).toList();
        List<List<Value>> cells = new ArrayList<>();
        while (rows.next()) {
            List<Value> row = new ArrayList<>(names.size());
            for (int i = 0; i < names.size(); i++) {
                row.add(values.of(rows.value(i)));
            }
            cells.add(row);
        }
        return names.isEmpty() ? AgateTable.EMPTY : reader.readResult(names, cells, Set.of());
    }

    @Override
    public List<Column> columnsOfQuery(String sql) {
        return asked(sql, () -> session.describe(sql).stream()
                .map(column -> Column.of(dialect, column.name(), column.type()))
                .toList());
    }

    @Override
    public void begin() {
        if (!isOpen) {
            asked("begin", () -> {
                session.begin();
                return session;
            });
            isOpen = true;
        }
    }

    @Override
    public void commit() {
        if (isOpen) {
            isOpen = false;
            asked("commit", () -> {
                session.commit();
                return session;
            });
        }
    }

    @Override
    public void rollback() {
        if (isOpen) {
            isOpen = false;
            asked("rollback", () -> {
                session.rollback();
                return session;
            });
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private static <T> T asked(String sql, Supplier<T> question) {
        try {
            return question.get();
        } catch (SessionException refusal) {
            throw new DatabaseException(String.valueOf(refusal.getMessage()), sql, refusal);
        }
    }
}
