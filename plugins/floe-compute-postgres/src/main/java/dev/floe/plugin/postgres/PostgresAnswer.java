package dev.floe.plugin.postgres;

import dev.floe.spi.session.StatementReport;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/**
 * What the server says of a statement.
 *
 * @param fields its columns; none: it is no query
 * @param tag its kind, and how many rows it has changed or given, such as {@code INSERT 0 5}; empty: it was no statement
 */
record PostgresAnswer(List<Field> fields, List<Tuple> rows, String tag) {
    static final PostgresAnswer EMPTY = new PostgresAnswer(List.of(), List.of(), "");

    boolean isEmpty() {
        return tag.isEmpty() && fields.isEmpty();
    }

    /** The tag without its numbers is the kind; the last of them is the number of rows. */
    Optional<StatementReport> report() {
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = List.of(tag.split(" ", -1));
        List<String> kind = words.stream().filter(word -> !isNumber(word)).toList();
        return Optional.of(new StatementReport(
                tag,
                String.join(" ", kind),
                isNumber(words.getLast()) ? OptionalLong.of(Long.parseLong(words.getLast())) : OptionalLong.empty()));
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    }

    /** Takes the answer from the driver, which ends with the error of the server, if there is one. */
    static final class Collector extends ResultHandlerBase {
        private PostgresAnswer answer = EMPTY;

        PostgresAnswer answer() {
            return answer;
        }

        @Override
        public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
            answer = new PostgresAnswer(List.of(fields), List.copyOf(tuples), "");
        }

        @Override
        public void handleCommandStatus(String status, long updateCount, long insertOid) {
            if (!status.equals("EMPTY")) {
                answer = new PostgresAnswer(answer.fields(), answer.rows(), status);
            }
        }

        /** Notices, such as that something is not there to be dropped. */
        @Override
        public void handleWarning(SQLWarning warning) {}

        @Override
        public void handleCompletion() throws SQLException {
            SQLException failure = getException();
            if (failure != null) {
                throw failure;
            }
        }
    }
}
