package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code time}: a time of day.
 *
 * @param time the time on the clock
 * @param zone the zone that it carries
 */
record TimeValue(LocalTime time, Optional<ZoneValue> zone) implements HostValue {
    /** What {@code strftime} takes as the date of a time of day. */
    private static final LocalDate DAY_OF_FORMATS = LocalDate.of(1900, 1, 1);

    TimeValue {
        requireNonNull(time, "time is null");
        requireNonNull(zone, "zone is null");
    }

    private Optional<ZonePeriod> period() {
        return zone.flatMap(ZoneValue::periodWithoutDate);
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "hour" -> Optional.of(IntValue.of(time.getHour()));
            case "minute" -> Optional.of(IntValue.of(time.getMinute()));
            case "second" -> Optional.of(IntValue.of(time.getSecond()));
            case "microsecond" -> Optional.of(IntValue.of(time.getNano() / 1000));
            case "fold" -> Optional.of(IntValue.ZERO);
            case "tzinfo" -> Optional.of(zone.<Value>map(value -> value).orElse(NoneValue.NONE));
            case "utcoffset", "dst", "tzname" ->
                Optional.of(Functions.of(name + "()", arguments -> ZoneMembers.said(name, period())));
            case "replace" ->
                Optional.of(Functions.of(
                        "replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)", this::replaced));
            case "isoformat" ->
                Optional.of(Functions.of(
                        "isoformat(timespec='auto')",
                        arguments -> StringValue.of(iso(arguments.text("timespec", "auto")))));
            case "strftime" ->
                Optional.of(FormatFunctions.strftime(
                        () -> new TimeFormat(time.atDate(DAY_OF_FORMATS), period(), java.time.ZoneOffset.UTC)));
            default -> Optional.ofNullable(TimeType.constants().get(name));
        };
    }

    private Value replaced(BoundArguments arguments) {
        Optional<ZoneValue> changed =
                arguments.find("tzinfo").map(ZoneValue::of).orElse(zone);
        return new TimeValue(Fields.time(arguments, time), changed);
    }

    private String iso(String precision) {
        return ClockText.iso(time, precision)
                + period().map(period -> OffsetText.withColons(period.offset())).orElse("");
    }

    /** The time of UTC in microseconds, where there is an offset. */
    private long instant() {
        return time.toNanoOfDay() / 1000 - period().map(ZonePeriod::offset).orElse(0L);
    }

    @Override
    public OptionalInt order(Value other) {
        if (!(other instanceof TimeValue value)) {
            return OptionalInt.empty();
        }
        if (period().isPresent() != value.period().isPresent()) {
            throw TemplateException.type("can't compare offset-naive and offset-aware times");
        }
        return OptionalInt.of(Long.compare(instant(), value.instant()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeValue value
                && period().isPresent() == value.period().isPresent()
                && instant() == value.instant();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(instant());
    }

    @Override
    public String typeName() {
        return "datetime.time";
    }

    @Override
    public String repr() {
        return "datetime.time("
                + ClockText.arguments(time)
                + zone.map(value -> ", tzinfo=" + value.repr()).orElse("")
                + ")";
    }

    @Override
    public String toText() {
        return iso("auto");
    }

    @Override
    public String toString() {
        return repr();
    }
}
