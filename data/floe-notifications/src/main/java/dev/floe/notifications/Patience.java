package dev.floe.notifications;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long somebody is tried to be reached.
 *
 * @param total for all tries of one channel, with the pauses between them
 * @param each for one try
 * @param tries how many at most
 * @param firstPause before the second try; each pause is twice as long as the one before
 */
public record Patience(Duration total, Duration each, int tries, Duration firstPause) {
    /** Long enough for a server that starts again, short enough for somebody who waits for the run. */
    public static final Patience STANDARD =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10), 5, Duration.ofMillis(500));

    public Patience {
        requireNonNull(total, "total is null");
        requireNonNull(each, "each is null");
        requireNonNull(firstPause, "firstPause is null");
    }

    /** Says that nothing has come in that time. */
    static String silence(Duration time) {
        return "gives no answer in %d s".formatted(time.plusMillis(999).toSeconds());
    }
}
