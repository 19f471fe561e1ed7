package dev.floe.plugin.postgres;

import dev.floe.spi.session.RefusedAt;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells why PostgreSQL refuses by its SQLState, in the words that psycopg2, and so dbt, has for it. */
final class PostgresErrors {
    /**
     * What a kind of refusal is told by.
     *
     * @param state the SQLState, or how it begins
     */
    private record State(String state, Kind kind) {}

    /** The first that fits counts. */
    private static final List<State> STATES = List.of(
            new State("57014", Kind.CANCELLED),
            new State("42501", Kind.ACCESS),
            new State("42P01", Kind.MISSING),
            new State("42703", Kind.MISSING),
            new State("42883", Kind.MISSING),
            new State("42704", Kind.MISSING),
            new State("42P02", Kind.MISSING),
            new State("3D000", Kind.MISSING),
            new State("3F000", Kind.MISSING),
            new State("26000", Kind.MISSING),
            new State("34000", Kind.MISSING),
            new State("55P03", Kind.CONFLICT),
            new State("55006", Kind.CONFLICT),
            new State("22", Kind.DATA),
            new State("23", Kind.DATA),
            new State("40", Kind.CONFLICT),
            new State("42", Kind.SYNTAX),
            new State("53", Kind.RESOURCES),
            new State("57", Kind.ACCESS),
            new State("58", Kind.ACCESS),
            new State("08", Kind.ACCESS),
            new State("28", Kind.ACCESS));

    private PostgresErrors() {}

    /** Why a statement is refused; the place is shown in its text. */
    static SessionException of(SQLException refusal, Optional<PostgresStatement> statement) {
        return new SessionException(
                kind(String.valueOf(refusal.getSQLState())),
                message(refusal, statement),
                said(refusal).flatMap(said -> statement.flatMap(text -> place(said, text))),
                refusal);
    }

    /** Why nobody is let in. */
    static SessionException ofConnecting(SQLException refusal) {
        return new SessionException(Kind.ACCESS, message(refusal, Optional.empty()), refusal);
    }

    /** The connection is gone, for whatever reason. */
    static SessionException ofLostConnection() {
        return new SessionException(Kind.ACCESS, "The connection to the server is lost");
    }

    private static Kind kind(String state) {
        return STATES.stream()
                .filter(known -> state.startsWith(known.state()))
                .map(State::kind)
                .findFirst()
                .orElse(Kind.OTHER);
    }

    private static String message(SQLException refusal, Optional<PostgresStatement> statement) {
        return said(refusal)
                .map(said -> message(said, statement.flatMap(text -> place(said, text))))
                .orElse(String.valueOf(refusal.getMessage()));
    }

    private static Optional<ServerErrorMessage> said(SQLException refusal) {
        return refusal instanceof PSQLException answer
                ? Optional.ofNullable(answer.getServerErrorMessage())
                : Optional.empty();
    }

    /** The server counts the characters of the statement that it got, from 1. */
    private static Optional<RefusedAt> place(ServerErrorMessage said, PostgresStatement statement) {
        int position = said.getPosition();
        String text = statement.text();
        int characters = text.codePointCount(statement.offset(), text.length());
        return position <= 0 || position > characters + 1
                ? Optional.empty()
                : Optional.of(new RefusedAt(text, text.offsetByCodePoints(statement.offset(), position - 1)));
    }

    private static String message(ServerErrorMessage said, Optional<RefusedAt> place) {
        StringBuilder message = new StringBuilder(String.valueOf(said.getMessage()));
        place.ifPresent(at -> message.append('\n').append(PostgresErrorPlace.of(at)));
        add(message, "DETAIL", said.getDetail());
        add(message, "HINT", said.getHint());
        add(message, "QUERY", said.getInternalQuery());
        add(message, "CONTEXT", said.getWhere());
        return message.toString();
    }

    private static void add(StringBuilder message, String name, @Nullable String text) {
        if (text != null) {
            message.append('\n').append(name).append(":  ").append(text);
        }
    }
}
