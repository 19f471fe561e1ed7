package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.module.datetime.IsoMoment;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * A moment as SQL compares it: with the zone that it was given with, or without any.
 *
 * @param dateTime the date and the time of day
 * @param offset the distance from UTC, if it is known
 */
public record EventTime(LocalDateTime dateTime, Optional<ZoneOffset> offset) {
    private static final DateTimeFormatter WRITE =
            new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd HH:mm:ss").toFormatter();

    public EventTime {
        requireNonNull(dateTime, "dateTime is null");
        requireNonNull(offset, "offset is null");
    }

    /** Reads a date, or a date and a time, in a form of ISO 8601 that dbt takes. */
    public static Optional<EventTime> parse(String text) {
        return IsoMoment.parse(text).map(moment -> new EventTime(moment.dateTime(), moment.offset()));
    }

    /** The same moment with a zone: UTC where it had none, as dbt takes it when a relation is changed. */
    EventTime inZone() {
        return offset.isPresent() ? this : new EventTime(dateTime, Optional.of(ZoneOffset.UTC));
    }

    /** The text that stands in SQL, such as {@code 2024-01-01 00:00:00+00:00}. */
    public String text() {
        int micros = dateTime.get(ChronoField.MICRO_OF_SECOND);
        String fraction = micros == 0 ? "" : ".%06d".formatted(micros);
        return WRITE.format(dateTime) + fraction + offset.map(EventTime::text).orElse("");
    }

    private static String text(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }
}
