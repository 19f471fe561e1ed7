package dev.floe.dbt.materialize;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.column.Column;
import dev.floe.dbt.column.ColumnDialect;
import dev.floe.dbt.error.DatabaseException;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.PythonTemporals;
import dev.floe.dbt.table.TableReader;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session for tests: numbers, booleans and texts are all that their queries give. Keeps what it has run. */
final class DuckDbSession implements AdapterSession {
    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private boolean isOpen;

    DuckDbSession(Connection connection) {
        this.connection = connection;
    }

    List<String> statements() {
        return statements;
    }

    @Override
    public String execute(String sql) {
        statements.add(sql.strip());
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "OK";
        } catch (SQLException refusal) {
            throw new DatabaseException(String.valueOf(refusal.getMessage()), sql, refusal);
        }
    }

    @Override
    public AgateTable query(String sql) {
        statements.add(sql.strip());
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return AgateTable.EMPTY;
            }
            try (ResultSet rows = statement.getResultSet()) {
                return read(rows);
            }
        } catch (SQLException refusal) {
            throw new DatabaseException(String.valueOf(refusal.getMessage()), sql, refusal);
        }
    }

    private static AgateTable read(ResultSet result) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            names.add(result.getMetaData().getColumnName(i));
        }
        List<List<Value>> rows = new ArrayList<>();
        while (result.next()) {
            List<Value> row = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                row.add(value(result.getObject(i)));
            }
            rows.add(row);
        }
        return new TableReader(new PythonTemporals()).readResult(names, rows, Set.of());
    }

    private static Value value(@Nullable Object object) {
        return switch (object) {
            case null -> NoneValue.NONE;
            case Boolean truth -> BoolValue.of(truth);
            case Number number -> IntValue.of(number.longValue());
            default -> StringValue.of(object.toString());
        };
    }

    @Override
    public List<Column> columnsOfQuery(String sql) {
        return query("describe " + sql).rows().stream()
                .map(row -> Column.of(
                        ColumnDialect.DUCKDB, row.get(0).toText(), row.get(1).toText()))
                .toList();
    }

    @Override
    public void begin() {
        if (!isOpen) {
            execute("begin");
            isOpen = true;
        }
    }

    @Override
    public void commit() {
        if (isOpen) {
            execute("commit");
            isOpen = false;
        }
    }

    @Override
    public void rollback() {
        if (isOpen) {
            execute("rollback");
            isOpen = false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("Cannot close the connection", failure);
        }
    }
}
