package dev.floe.plugin.duckdb;

import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Tells from DuckDB's words why it refuses: its driver gives no SQLState. */
final class DuckDbErrors {
    /**
     * What a kind of refusal begins with.
     *
     * @param start of the message, in lower case
     */
    private record Words(String start, Kind kind) {}

    private static final List<Words> WORDS = List.of(
            new Words("interrupt error", Kind.CANCELLED),
            new Words("parser error", Kind.SYNTAX),
            new Words("syntax error", Kind.SYNTAX),
            new Words("binder error: referenced ", Kind.MISSING),
            new Words("binder error: table ", Kind.MISSING),
            new Words("binder error: catalog ", Kind.MISSING),
            new Words("binder error", Kind.SYNTAX),
            new Words("missing extension error", Kind.MISSING),
            new Words("catalog error", Kind.MISSING),
            new Words("transactioncontext error: current transaction is aborted", Kind.OTHER),
            new Words("transactioncontext error: cannot ", Kind.OTHER),
            new Words("transactioncontext error", Kind.CONFLICT),
            new Words("transaction context error", Kind.CONFLICT),
            new Words("constraint error", Kind.DATA),
            new Words("conversion error", Kind.DATA),
            new Words("out of range error", Kind.DATA),
            new Words("out of memory error", Kind.RESOURCES),
            new Words("io error", Kind.ACCESS),
            new Words("permission error", Kind.ACCESS),
            new Words("http error", Kind.ACCESS),
            new Words("connection error", Kind.ACCESS),
            new Words("connection was closed", Kind.ACCESS));

    private DuckDbErrors() {}

    static SessionException of(SQLException refusal) {
        return of(refusal, "");
    }

    /** @param statement which DuckDB refuses */
    static SessionException of(SQLException refusal, String statement) {
        String message = String.valueOf(refusal.getMessage());
        String text = message.replaceFirst("^java\\.sql\\.SQLException: ", "");
        return new SessionException(
                kind(text.toLowerCase(Locale.ROOT)),
                DuckDbHint.added(text),
                DuckDbPlace.find(text, statement),
                refusal);
    }

    /** Whether DuckDB only says that there is no transaction to roll back. */
    static boolean isOfNoTransaction(SessionException refusal) {
        return String.valueOf(refusal.getMessage()).contains("cannot rollback - no transaction is active");
    }

    private static Kind kind(String message) {
        if (message.contains("no space left on device") || message.contains("max_temp_directory_size")) {
            return Kind.RESOURCES;
        }
        if (message.contains("the configuration has been locked")
                || message.contains("cannot enable external access")) {
            return Kind.ACCESS;
        }
        return WORDS.stream()
                .filter(words -> message.startsWith(words.start()))
                .map(Words::kind)
                .findFirst()
                .orElse(Kind.OTHER);
    }
}
