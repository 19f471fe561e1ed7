package dev.floe.plugin.duckdb;

import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a statement, which they close. A statement that is no query has none. */
final class DuckDbRows implements QueryRows {
    private final Statement statement;
    private final Optional<ResultSet> result;
    private final List<ResultColumn> columns;

    private DuckDbRows(Statement statement, Optional<ResultSet> result, List<ResultColumn> columns) {
        this.statement = statement;
        this.result = result;
        this.columns = List.copyOf(columns);
    }

    /** @param hasRows what {@link Statement#execute} said */
    static DuckDbRows of(Statement statement, boolean hasRows) throws SQLException {
        if (!hasRows) {
            return new DuckDbRows(statement, Optional.empty(), List.of());
        }
        ResultSet result = statement.getResultSet();
        ResultSetMetaData metadata = result.getMetaData();
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(new ResultColumn(metadata.getColumnName(i), metadata.getColumnTypeName(i)));
        }
        return new DuckDbRows(statement, Optional.of(result), columns);
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        try {
            return result.isPresent() && result.get().next();
        } catch (SQLException failure) {
            throw DuckDbErrors.of(failure);
        }
    }

    @Override
    public @Nullable Object value(int index) {
        try {
            Object value = result.orElseThrow().getObject(index + 1);
            // A java.sql.Timestamp has no hour that the zone of this process has not.
            return DuckDbValues.plain(
                    value instanceof Timestamp
                            ? result.orElseThrow().getObject(index + 1, LocalDateTime.class)
                            : value);
        } catch (SQLException failure) {
            throw DuckDbErrors.of(failure);
        } catch (DateTimeException strange) {
            ResultColumn column = columns.get(index);
            throw new SessionException(
                    Kind.DATA,
                    "Column '%s' holds a %s that cannot be read: %s"
                            .formatted(column.name(), column.type(), strange.getMessage()),
                    strange);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException failure) {
            throw DuckDbErrors.of(failure);
        }
    }
}
