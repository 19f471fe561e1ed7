package dev.floe.dbt.adapter;

import dev.floe.dbt.table.Temporals;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the values of a session into those of templates; what dbt has no type for becomes text. */
final class SessionValues {
    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);

    private final Temporals temporals;

    SessionValues(Temporals temporals) {
        this.temporals = temporals;
    }

    Value of(@Nullable Object value) {
        return switch (value) {
            case null -> NoneValue.NONE;
            case Boolean truth -> BoolValue.of(truth);
            case Long number -> IntValue.of(number);
            case BigInteger number -> IntValue.of(number);
            case Double number -> FloatValue.of(number);
            case BigDecimal number -> DecimalValue.of(number);
            case LocalDate date -> temporals.date(within(date));
            case LocalDateTime time -> temporals.dateTime(within(time), Optional.empty());
            case OffsetDateTime time ->
                temporals.dateTime(within(time.toLocalDateTime()), Optional.of(time.getOffset()));
            case LocalTime time -> StringValue.of(ClockText.of(time));
            case List<?> list -> StringValue.of(NestedText.of(list));
            case Map<?, ?> map -> StringValue.of(NestedText.of(map));
            case byte[] bytes -> StringValue.of("\\x" + HexFormat.of().formatHex(bytes));
            default -> StringValue.of(value.toString());
        };
    }

    /** A day without an end is the last that Python has, or the first. */
    private static LocalDate within(LocalDate date) {
        if (date.equals(LocalDate.MAX)) {
            return LAST.toLocalDate();
        }
        return date.equals(LocalDate.MIN) ? FIRST.toLocalDate() : date;
    }

    private static LocalDateTime within(LocalDateTime time) {
        if (time.equals(LocalDateTime.MAX)) {
            return LAST;
        }
        return time.equals(LocalDateTime.MIN) ? FIRST : time;
    }
}
