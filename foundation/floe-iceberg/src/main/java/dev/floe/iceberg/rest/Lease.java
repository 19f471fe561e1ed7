package dev.floe.iceberg.rest;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds a product for one run, wherever others run. The run writes a file again and again that says until when it holds; one
 * that was killed does not, so the next one may begin after that time. A run that only slept may believe to hold still: it
 * cannot publish, as the snapshot that its publication comes after is not the last one any more.
 *
 * <p>Clocks of machines may differ. Where what the file says makes no sense, or its time has passed, it is watched for a while:
 * if it does not change, nobody holds.
 */
final class Lease implements AutoCloseable {
    private static final String UNTIL = "until";
    private static final String BEAT = "beat";

    /** How many times within the time to live the file is written. */
    private static final int BEATS = 6;

    /** Longer than from one time to the next. */
    private static final int WATCHES = 4;

    private final StateTable table;
    private final Clock clock;
    private final String product;
    private final String id = StateTable.freshId();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread heart;
    private long beats;

    private Lease(StateTable table, String product, Clock clock, Duration timeToLive) {
        this.table = table;
        this.product = product;
        this.clock = clock;
        this.heart = Thread.ofVirtual().unstarted(() -> beatUntilClosed(timeToLive));
    }

    /**
     * Takes the lease of a product.
     *
     * @throws FloeException {@link TableError#RUN_IN_PROGRESS} if another run holds it
     */
    static Lease take(StateTable table, String product, Clock clock, Duration timeToLive) {
        TableVersion before = table.load();
        if (isHeld(before, table, clock, timeToLive)) {
            throw inProgress(product);
        }
        Lease lease = new Lease(table, product, clock, timeToLive);
        try {
            lease.beat(timeToLive);
            StateTable.Note note = table.note(before, lease.summary(basis(before)));
            if (table.commit(note) == StateTable.Outcome.OVERTAKEN) {
                throw inProgress(product);
            }
        } catch (RuntimeException failure) {
            lease.forget();
            throw failure;
        }
        lease.heart.start();
        return lease;
    }

    private static FloeException inProgress(String product) {
        return TableError.RUN_IN_PROGRESS.exception(
                "Another run of '" + product + "' is on", "wait until it has ended, and run again");
    }

    private static boolean isHeld(TableVersion version, StateTable table, Clock clock, Duration timeToLive) {
        Optional<String> path = StateTable.said(version, StateTable.LEASE).map(Lease::path);
        Optional<Map<String, String>> file = path.flatMap(table.files()::read);
        if (file.isEmpty()) {
            return false;
        }
        Duration left = until(file.get())
                .map(until -> Duration.between(clock.instant(), until))
                .orElse(Duration.ZERO);
        boolean isSensible = left.isPositive() && left.compareTo(timeToLive) <= 0;
        return isSensible || changes(table.files(), path.get(), file.get(), timeToLive.dividedBy(WATCHES));
    }

    private static Optional<Instant> until(Map<String, String> file) {
        try {
            return Optional.ofNullable(file.get(UNTIL)).map(Instant::parse);
        } catch (DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }

    private static boolean changes(StateFiles files, String path, Map<String, String> before, Duration watched) {
        Retries looks = new Retries(watched);
        while (looks.waitForNext(Optional.empty())) {
            Optional<Map<String, String>> now = files.read(path);
            if (now.isPresent() && !now.get().equals(before)) {
                return true;
            }
        }
        return false;
    }

    private static String path(String id) {
        return "lease/" + id + ".json";
    }

    /** What the versions that are staged come after. */
    static String basis(TableVersion version) {
        return StateTable.said(version, StateTable.BASIS).orElseGet(StateTable::freshId);
    }

    private Map<String, String> summary(String basis) {
        Map<String, String> summary = new HashMap<>();
        summary.put("floe.product", product);
        summary.put(StateTable.LEASE, id);
        summary.put(StateTable.BASIS, basis);
        return summary;
    }

    private void beat(Duration timeToLive) {
        beats++;
        table.files()
                .write(
                        path(id),
                        Map.of(
                                UNTIL, clock.instant().plus(timeToLive).toString(),
                                BEAT, Long.toString(beats)));
    }

    private void beatUntilClosed(Duration timeToLive) {
        long pause = timeToLive.toMillis() / BEATS;
        try {
            while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
                try {
                    beat(timeToLive);
                } catch (UncheckedIOException | FloeException once) {
                    // The next time will do.
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Makes the snapshot with which this run changes something.
     *
     * @param basis what versions that are staged from then on come after; empty: the same as now
     * @throws FloeException {@link TableError#LEASE_LOST} if another run holds the product by now
     */
    StateTable.Note note(Optional<String> basis) {
        TableVersion now = table.load();
        if (StateTable.said(now, StateTable.LEASE).filter(id::equals).isEmpty()) {
            throw lost();
        }
        return table.note(now, summary(basis.orElseGet(() -> basis(now))));
    }

    FloeException lost() {
        return TableError.LEASE_LOST.exception(
                "This run of '%s' was silent for so long that another one has begun: nothing was published"
                        .formatted(product),
                "run again: it goes on from what the other one has left; if the machine slept or was very busy, set"
                        + " 'lease_seconds' of the catalog higher");
    }

    /** Lets the next run begin. */
    @Override
    public void close() {
        closed.countDown();
        try {
            heart.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        forget();
    }

    private void forget() {
        try {
            table.files().remove(path(id));
        } catch (UncheckedIOException | FloeException leftThere) {
            // Its time will pass.
        }
    }

    /** Removes what runs have left that were killed. */
    void removeOthers() {
        String own = table.files().location(path(id));
        table.files()
                .removeAt(table.files().list("lease").stream()
                        .filter(location -> !location.equals(own))
                        .toList());
    }
}
