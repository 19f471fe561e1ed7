package dev.floe.jinja.module.datetime;

import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDate;
import java.util.Optional;

/** The attributes that {@code date} and {@code datetime} share. */
final class CalendarMembers {
    /** The ordinal of the day before 1970 begins is this; 1 is the first day of year 1. */
    static final long ORDINAL_OF_EPOCH = 719_163;

    private CalendarMembers() {}

    static Optional<Value> find(LocalDate date, String name) {
        int weekday = date.getDayOfWeek().getValue();
        return switch (name) {
            case "year" -> Optional.of(IntValue.of(date.getYear()));
            case "month" -> Optional.of(IntValue.of(date.getMonthValue()));
            case "day" -> Optional.of(IntValue.of(date.getDayOfMonth()));
            case "weekday" -> Optional.of(Functions.of("weekday()", arguments -> IntValue.of(weekday - 1)));
            case "isoweekday" -> Optional.of(Functions.of("isoweekday()", arguments -> IntValue.of(weekday)));
            case "isocalendar" -> Optional.of(Functions.of("isocalendar()", arguments -> IsoCalendarValue.of(date)));
            case "toordinal" ->
                Optional.of(
                        Functions.of("toordinal()", arguments -> IntValue.of(date.toEpochDay() + ORDINAL_OF_EPOCH)));
            default -> Optional.empty();
        };
    }

    /** {@code Wed Jan  1 00:00:00 2020}. */
    static StringValue centralText(TimeFormat format) {
        return StringValue.of(format.format("%a %b %e %H:%M:%S ")
                + format.format("%Y").transform(year -> "0".repeat(4 - year.length()) + year));
    }
}
