package dev.floe.iceberg.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How often a request is made again: with longer and longer pauses, none like another's, for a limited time. */
final class Retries {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final long end;
    private Duration next = FIRST;

    Retries(Duration patience) {
        this.end = System.nanoTime() + patience.toNanos();
    }

    /**
     * Waits for the next attempt.
     *
     * @param wanted how long the catalog wants to be left alone
     * @return whether there is one; there is none where the time is up or the thread is told to end
     */
    boolean waitForNext(Optional<Duration> wanted) {
        long longest = next.toNanos();
        long pause = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        pause = Math.max(pause, wanted.map(Duration::toNanos).orElse(0L));
        if (System.nanoTime() + pause - end > 0) {
            return false;
        }
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        try {
            Thread.sleep(Duration.ofNanos(pause));
            return true;
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
