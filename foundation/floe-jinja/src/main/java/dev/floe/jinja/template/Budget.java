package dev.floe.jinja.template;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What one evaluation may use up. The standard is beyond what real projects need, and ends a hostile template within
 * about a second and some hundred megabytes.
 *
 * @param steps statements, operations, turns of loops and elements visited
 * @param textLength characters of one text
 * @param totalText characters of all texts that are built
 * @param collectionSize elements of one collection that is built at once
 * @param totalElements elements of all collections that are built
 * @param depth macros that call each other
 * @param time from the start of the evaluation
 */
public record Budget(
        long steps,
        long textLength,
        long totalText,
        long collectionSize,
        long totalElements,
        int depth,
        Duration time) {
    public static final Budget STANDARD =
            new Budget(20_000_000, 1 << 24, 1 << 28, 5_000_000, 20_000_000, 400, Duration.ofMinutes(1));

    public Budget {
        requireNonNull(time, "time is null");
    }
}
