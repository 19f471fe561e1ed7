package dev.floe.plugin.postgres;

import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import dev.floe.spi.session.StatementReport;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;

/** The rows of an answer. */
final class PostgresRows implements QueryRows {
    private final PostgresAnswer answer;
    private final List<ResultColumn> columns;
    private int position = -1;

    PostgresRows(PostgresAnswer answer) {
        this.answer = answer;
        this.columns = answer.fields().stream()
                .map(field -> new ResultColumn(field.getColumnLabel(), PostgresType.name(field.getOID())))
                .toList();
    }

    /** The columns of an answer, with the names of types that the server has to be asked for. */
    static List<ResultColumn> columns(PostgresAnswer answer, BaseConnection connection) {
        List<ResultColumn> columns = new ArrayList<>();
        for (Field field : answer.fields()) {
            columns.add(new ResultColumn(field.getColumnLabel(), type(field, connection)));
        }
        return columns;
    }

    private static String type(Field field, BaseConnection connection) {
        if (PostgresType.isKnown(field.getOID())) {
            return PostgresType.name(field.getOID());
        }
        try {
            return Optional.ofNullable(connection.getTypeInfo().getPGType(field.getOID()))
                    .orElse(PostgresType.name(field.getOID()));
        } catch (SQLException failure) {
            throw PostgresErrors.of(failure, Optional.empty());
        }
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (position < answer.rows().size()) {
            position++;
        }
        return position < answer.rows().size();
    }

    @Override
    public @Nullable Object value(int index) {
        byte[] bytes = answer.rows().get(position).get(index);
        if (bytes == null) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            return PostgresType.value(answer.fields().get(index).getOID(), text);
        } catch (DateTimeException | NumberFormatException strange) {
            ResultColumn column = columns.get(index);
            throw new SessionException(
                    Kind.DATA,
                    "Column '%s' holds a %s that cannot be read: '%s'".formatted(column.name(), column.type(), text),
                    strange);
        }
    }

    @Override
    public Optional<StatementReport> report() {
        return answer.report();
    }

    /** All rows have come with the answer. */
    @Override
    public void close() {
        position = answer.rows().size();
    }
}
