package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

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
 */
public record Batch(BatchSize size, LocalDateTime start, LocalDateTime end, Kind kind) {
    /** Whether the table is there before. */
    public enum Kind {
        CREATES,
        ADDS
    }

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT);

    public Batch {
        requireNonNull(size, "size is null");
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
        requireNonNull(kind, "kind is null");
    }

    /** A time as templates and SQL see it. */
    public static String text(LocalDateTime time) {
        return ISO.format(time);
    }

    /** {@code model.batch} of templates. */
    DictValue fields() {
        DictValue fields = DictValue.empty();
        fields.put("id", StringValue.of(size.id(start)));
        fields.put("event_time_start", StringValue.of(text(start)));
        fields.put("event_time_end", StringValue.of(text(end)));
        return fields;
    }
}
