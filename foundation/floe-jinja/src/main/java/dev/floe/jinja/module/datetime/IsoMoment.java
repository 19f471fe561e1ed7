package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.TemplateException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A moment as {@code datetime.fromisoformat} reads it, for those that are not templates.
 *
 * @param dateTime the date, and the time of day or midnight
 * @param offset the distance from UTC in whole seconds, where the text has one
 */
public record IsoMoment(LocalDateTime dateTime, Optional<ZoneOffset> offset) {
    public IsoMoment {
        requireNonNull(dateTime, "dateTime is null");
        requireNonNull(offset, "offset is null");
    }

    /** What a text says; empty: it is no moment. */
    public static Optional<IsoMoment> parse(String text) {
        try {
            DateTimeValue read = IsoReading.dateTime(text, ZoneOffset.UTC);
            return Optional.of(new IsoMoment(read.time(), read.zone().map(IsoMoment::offset)));
        } catch (TemplateException | DateTimeException notOne) {
            return Optional.empty(); // the caller knows where the text stands, and says so
        }
    }

    private static ZoneOffset offset(ZoneValue zone) {
        return ZoneOffset.ofTotalSeconds((int) (zone.period().offset() / 1_000_000));
    }
}
