package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.compile.BatchTimes.Span;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A span of event time that a microbatch model builds by itself. Times are in UTC.
 *
 * @param start its first moment
 * @param end the first moment after it
 * @param place among the batches of the run
 */
public record Batch(BatchSize size, LocalDateTime start, LocalDateTime end, Kind kind, Place place) {
    /** Whether the table is there before. */
    public enum Kind {
        CREATES,
        ADDS
    }

    /** The hooks of a model run before its first batch, and after its last. */
    public enum Place {
        ONLY,
        FIRST,
        BETWEEN,
        LAST;

        boolean isFirst() {
            return this == ONLY || this == FIRST;
        }

        boolean isLast() {
            return this == ONLY || this == LAST;
        }
    }

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT);

    public Batch {
        requireNonNull(size, "size is null");
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(place, "place is null");
    }

    /** A time as templates and SQL see it. */
    public static String text(LocalDateTime time) {
        return ISO.format(time);
    }

    /** When it starts, as people and file names see it, such as {@code 2024-09-17}. */
    public String label() {
        return size.label(start);
    }

    /** The time that it is about. */
    public Span span() {
        return new Span(start, end);
    }

    /** {@code model.batch} of templates. */
    DictValue fields() {
        DictValue fields = DictValue.empty();
        fields.put("id", StringValue.of(label().replace("-", "")));
        fields.put("event_time_start", StringValue.of(text(start)));
        fields.put("event_time_end", StringValue.of(text(end)));
        return fields;
    }
}
