package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Python's {@code date}.
 *
 * @param date the day
 */
record DateValue(LocalDate date) implements HostValue {
    DateValue {
        requireNonNull(date, "date is null");
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "replace" ->
                Optional.of(Functions.of(
                        "replace(year=0, month=0, day=0)", arguments -> new DateValue(Fields.date(arguments, date))));
            case "ctime" ->
                Optional.of(Functions.of(
                        "ctime()", arguments -> CalendarMembers.centralText(TimeFormat.ofNaive(date.atStartOfDay()))));
            case "isoformat" -> Optional.of(Functions.of("isoformat()", arguments -> StringValue.of(toText())));
            case "strftime" -> Optional.of(FormatFunctions.strftime(() -> TimeFormat.ofNaive(date.atStartOfDay())));
            default ->
                CalendarMembers.find(date, name)
                        .or(() -> Optional.ofNullable(DateType.constants().get(name)));
        };
    }

    @Override
    public Optional<Value> operate(Operation operation, Side side, Value other) {
        if (other instanceof DeltaValue delta) {
            return switch (operation) {
                case ADD -> Optional.of(moved(delta.wholeDays()));
                case SUBTRACT -> side == Side.LEFT ? Optional.of(moved(-delta.wholeDays())) : Optional.empty();
                case MULTIPLY, DIVIDE, FLOOR_DIVIDE, REMAINDER, POWER -> Optional.empty();
            };
        }
        if (other instanceof DateValue day && operation == Operation.SUBTRACT && side == Side.LEFT) {
            long days = ChronoUnit.DAYS.between(day.date, date);
            return Optional.of(DeltaValue.ofMicros(days * 86_400_000_000L));
        }
        return Optional.empty();
    }

    private DateValue moved(long days) {
        return new DateValue(Fields.requireInRange(date.plusDays(days)));
    }

    @Override
    public OptionalInt order(Value other) {
        if (other instanceof DateTimeValue) {
            throw TemplateException.type("can't compare datetime.datetime to datetime.date");
        }
        return other instanceof DateValue day ? OptionalInt.of(date.compareTo(day.date)) : OptionalInt.empty();
    }

    @Override
    public String typeName() {
        return "datetime.date";
    }

    @Override
    public String repr() {
        return "datetime.date(" + date.getYear() + ", " + date.getMonthValue() + ", " + date.getDayOfMonth() + ")";
    }

    @Override
    public String toText() {
        return date.toString();
    }

    @Override
    public String toString() {
        return repr();
    }
}
