package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.TableFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A session, each statement of which is an event. */
record ToldSession(ComputeSession session, DbtEvents events) implements ComputeSession {
    ToldSession {
        requireNonNull(session, "session is null");
        requireNonNull(events, "events is null");
    }

    @Override
    public void execute(String sql) {
        told(sql, () -> {
            session.execute(sql);
            return sql;
        });
    }

    @Override
    public QueryRows query(String sql) {
        return told(sql, () -> session.query(sql));
    }

    @Override
    public List<ResultColumn> describe(String query) {
        return told("DESCRIBE " + query, () -> session.describe(query));
    }

    @Override
    public void begin() {
        told("BEGIN", () -> {
            session.begin();
            return "";
        });
    }

    @Override
    public void commit() {
        told("COMMIT", () -> {
            session.commit();
            return "";
        });
    }

    @Override
    public void rollback() {
        session.rollback();
    }

    @Override
    public void reset() {
        session.reset();
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    @Override
    public Optional<TableFiles> tableFiles() {
        return session.tableFiles();
    }

    @Override
    public void close() {
        session.close();
    }

    private <T> T told(String sql, Supplier<T> work) {
        String who = events.worker();
        events.say(DbtEvent.of("SQLQuery", "E016", "On " + who + ": " + sql.strip())
                .at(DbtLevel.DEBUG)
                .with("conn_name", who)
                .with("sql", sql.strip()));
        long began = System.nanoTime();
        try {
            T done = work.get();
            double seconds = (System.nanoTime() - began) / 1e9;
            events.say(DbtEvent.of(
                            "SQLQueryStatus",
                            "E017",
                            String.format(Locale.ROOT, "SQL status: OK in %.3f seconds", seconds))
                    .at(DbtLevel.DEBUG)
                    .with("elapsed", seconds));
            return done;
        } catch (SessionException refused) {
            events.say(DbtEvent.of("AdapterEventDebug", "E001", "SQL status: " + refused.getMessage())
                    .at(DbtLevel.DEBUG));
            throw refused;
        }
    }
}
