package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A place of the tz database: its periods, and when it changed from one to another.
 *
 * @param name its name, such as {@code Europe/Zurich}
 * @param periods the different periods; the first is the one before all transitions
 * @param transitions when they changed, in order
 */
record Region(String name, List<ZonePeriod> periods, List<Transition> transitions) {
    Region {
        requireNonNull(name, "name is null");
        periods = List.copyOf(periods);
        transitions = List.copyOf(transitions);
    }

    /**
     * A change.
     *
     * @param second when, in seconds of UTC since 1970
     * @param period the index of the period that begins
     */
    record Transition(long second, int period) {}

    /** The index of the period at a point of UTC. */
    int indexAt(LocalDateTime utc) {
        long second = utc.toEpochSecond(ZoneOffset.UTC);
        int low = 0;
        int high = transitions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (transitions.get(middle).second() <= second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : transitions.get(low - 1).period();
    }
}
