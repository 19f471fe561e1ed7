package dev.floe.jinja.module.datetime;

import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code isocalendar()} gives: a day in the calendar of weeks.
 *
 * @param year the year of the week
 * @param week the week, from 1
 * @param weekday the day, from 1 for Monday
 */
record IsoCalendarValue(int year, int week, int weekday) implements HostValue {

    static IsoCalendarValue of(LocalDate date) {
        return new IsoCalendarValue(
                date.get(IsoFields.WEEK_BASED_YEAR),
                date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                date.getDayOfWeek().getValue());
    }

    private List<Value> parts() {
        return List.of(IntValue.of(year), IntValue.of(week), IntValue.of(weekday));
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "year" -> Optional.of(IntValue.of(year));
            case "week" -> Optional.of(IntValue.of(week));
            case "weekday" -> Optional.of(IntValue.of(weekday));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        if (!(key instanceof IntValue number) || Math.abs((long) number.clamped()) > 3 || number.clamped() == 3) {
            return Optional.empty();
        }
        return Optional.of(parts().get(Math.floorMod(number.clamped(), 3)));
    }

    @Override
    public Optional<Iterable<Value>> elements() {
        return Optional.of(parts());
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.of(3);
    }

    @Override
    public String typeName() {
        return "datetime.IsoCalendarDate";
    }

    @Override
    public String repr() {
        return "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)".formatted(year, week, weekday);
    }
}
