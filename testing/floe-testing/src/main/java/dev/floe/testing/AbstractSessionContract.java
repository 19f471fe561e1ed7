package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.SessionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An engine of its own for each test of a session. */
abstract class AbstractSessionContract {
    private ComputeEngine engine;

    /**
     * Opens an engine on a database in which nothing is.
     *
     * @param directory an empty one, which is gone after the test
     */
    protected abstract ComputeEngine open(Path directory);

    @BeforeEach
    final void openEngine(@TempDir Path directory) {
        engine = open(directory);
    }

    @AfterEach
    final void closeEngine() {
        engine.close();
    }

    /** The engine of this test. */
    final ComputeEngine engine() {
        return engine;
    }

    /** A query that no machine brings to its end, and that only a cancellation ends. */
    protected String endlessQuery() {
        return """
                select sum(a.n * b.n)
                from generate_series(1, 100000000) as a(n)
                cross join generate_series(1, 100000000) as b(n)
                """;
    }

    /** All rows that a query gives. */
    static List<List<@Nullable Object>> rows(ComputeSession session, String sql) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        try (QueryRows rows = session.query(sql)) {
            while (rows.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < rows.columns().size(); i++) {
                    row.add(rows.value(i));
                }
                all.add(row);
            }
        }
        return all;
    }

    /** The whole number that a query gives in its only cell. */
    static long number(ComputeSession session, String sql) {
        List<List<@Nullable Object>> all = rows(session, sql);
        assertThat(all).as(sql).hasSize(1);
        Object cell = all.getFirst().getFirst();
        assertThat(cell).as(sql).isInstanceOf(Long.class);
        return (long) cell;
    }

    /** Starts work beside this thread. It holds up neither the test nor the build where it does not end. */
    static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    /** What background work comes to, within a minute. */
    static <T> T outcome(Future<T> work) throws Exception {
        return work.get(1, TimeUnit.MINUTES);
    }

    /** The refusal of a call, which has to refuse. */
    static SessionException refusal(ThrowingCallable call) {
        SessionException refusal = catchThrowableOfType(SessionException.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }
}
