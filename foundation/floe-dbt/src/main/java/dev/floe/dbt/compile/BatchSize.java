package dev.floe.dbt.compile;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much event time a batch of a microbatch model spans. Times are in UTC. */
public enum BatchSize {
    HOUR("uuuu-MM-dd'T'HH"),
    DAY("uuuu-MM-dd"),
    MONTH("uuuu-MM"),
    YEAR("uuuu");

    private final DateTimeFormatter label;

    BatchSize(String pattern) {
        this.label = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    /** The size of a name of dbt's, such as {@code day}. */
    public static Optional<BatchSize> of(String name) {
        return Arrays.stream(values())
                .filter(size -> size.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The start of the batch that a time is in. */
    LocalDateTime floor(LocalDateTime time) {
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case YEAR -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
        };
    }

    /** The end of the batch that a time is in, or that ends then. */
    LocalDateTime ceiling(LocalDateTime time) {
        LocalDateTime floor = floor(time);
        return floor.equals(time) ? time : plus(floor, 1);
    }

    LocalDateTime plus(LocalDateTime start, long batches) {
        return switch (this) {
            case HOUR -> start.plusHours(batches);
            case DAY -> start.plusDays(batches);
            case MONTH -> start.plusMonths(batches);
            case YEAR -> start.plusYears(batches);
        };
    }

    /** The start of the unit that lies so many before the one that a time is in. */
    public LocalDateTime back(LocalDateTime time, long units) {
        return plus(floor(time), -units);
    }

    /** What dbt calls a batch that starts then, such as {@code 2024-09-17}. */
    String label(LocalDateTime start) {
        return label.format(start);
    }
}
