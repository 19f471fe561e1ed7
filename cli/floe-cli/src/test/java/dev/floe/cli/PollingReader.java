package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.table.TableField;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Somebody who reads a published table all the time, through a catalog of his own. What he sees has to be one of the states
 * that he was told to expect, each time.
 */
final class PollingReader {
    private final Path catalog;
    private final TableName table;
    private final Set<List<String>> allowed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger polls = new AtomicInteger();
    private final CountDownLatch began = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean isOver;
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile List<String> seen = List.of();

    /** @param catalog the directory of the product's catalog, which is there */
    PollingReader(Path catalog, TableName table) {
        this.catalog = catalog;
        this.table = table;
        allow(state());
        this.thread = Thread.ofPlatform().name("reader").start(this::poll);
    }

    /** From now on, another state may be seen, too: a line with the names of the columns, and one for each row, sorted. */
    void allow(List<String> state) {
        allowed.add(state);
    }

    /** From now on, nothing else may be seen. */
    void allowOnly(List<String> state) {
        allowed.retainAll(Set.of(state));
    }

    private void poll() {
        try {
            while (!isOver) {
                Set<List<String>> before = Set.copyOf(allowed);
                List<String> state = state();
                Set<List<String>> expected = ConcurrentHashMap.newKeySet();
                expected.addAll(before);
                expected.addAll(allowed);
                assertThat(expected).contains(state);
                seen = state;
                polls.incrementAndGet();
                began.countDown();
            }
        } catch (AssertionError | RuntimeException seenWrong) {
            failure = Optional.of(seenWrong);
            began.countDown();
        }
    }

    /** What is published now. */
    List<String> state() {
        try (EmbeddedCatalog reading = EmbeddedCatalog.open(catalog)) {
            TableVersion version = reading.published(table).orElseThrow();
            List<String> state = new ArrayList<>();
            state.add(version.schema().fields().stream().map(TableField::name).collect(Collectors.joining(",")));
            state.addAll(rows(version));
            return state;
        }
    }

    private static List<String> rows(TableVersion version) {
        String files = version.scan().files().stream()
                .map(file -> "'" + file.location() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from read_parquet(" + files + ")")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(
                            String.valueOf(rows.getString(i)).replace(' ', 'T').replaceAll("\\.0$", ""));
                }
                found.add(String.join(",", values));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        Collections.sort(found);
        return found;
    }

    /** How often it has looked since it began; it has looked once at least. */
    int polls() throws InterruptedException {
        began.await();
        return polls.get();
    }

    /** Fails if something else was seen than what was allowed. */
    void check() {
        failure.ifPresent(wrong -> {
            throw new AssertionError("The reader saw what it must not", wrong);
        });
    }

    /** Waits until it has seen what is published. */
    void seesWhatIsPublished() throws InterruptedException {
        List<String> published = state();
        while (failure.isEmpty() && !seen.equals(published)) {
            Thread.onSpinWait();
        }
        check();
    }

    /** Ends it, and fails if it has seen something else than what was allowed. */
    void stop() throws InterruptedException {
        isOver = true;
        thread.join();
        check();
    }
}
