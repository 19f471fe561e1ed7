package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code datetime}.
 *
 * @param time the time on the clock, in whole microseconds
 * @param zone the zone that it carries
 * @param home the zone in which a time is meant that carries none
 */
record DateTimeValue(LocalDateTime time, Optional<ZoneValue> zone, ZoneId home) implements HostValue {
    DateTimeValue {
        time = requireNonNull(time, "time is null").truncatedTo(ChronoUnit.MICROS);
        requireNonNull(zone, "zone is null");
        requireNonNull(home, "home is null");
    }

    Optional<ZonePeriod> period() {
        return zone.map(ZoneValue::period);
    }

    DateTimeValue withZone(Optional<ZoneValue> changed) {
        return new DateTimeValue(time, changed, home);
    }

    /** The time on the clock moved; the zone stays what it was. */
    DateTimeValue moved(DeltaValue delta) {
        return withTime(Moments.plus(time, delta.micros()));
    }

    DateTimeValue withTime(LocalDateTime changed) {
        return new DateTimeValue(Fields.requireInRange(changed), zone, home);
    }

    /** The time in UTC of a time that carries a zone, else the time on the clock. */
    LocalDateTime utc() {
        return time.minus(period().map(ZonePeriod::offset).orElse(0L), ChronoUnit.MICROS);
    }

    /** The same point in time in another zone. */
    DateTimeValue in(ZoneValue wanted) {
        return Moments.atUtc(this, Moments.utc(this), wanted);
    }

    String iso(String separator, String precision) {
        return time.toLocalDate()
                + separator
                + ClockText.iso(time.toLocalTime(), precision)
                + period().map(period -> OffsetText.withColons(period.offset())).orElse("");
    }

    @Override
    public Optional<Value> attribute(String name) {
        return DateTimeMembers.find(this, name);
    }

    @Override
    public Optional<Value> operate(Operation operation, Side side, Value other) {
        if (other instanceof DeltaValue delta) {
            return switch (operation) {
                case ADD -> Optional.of(moved(delta));
                case SUBTRACT ->
                    side == Side.LEFT
                            ? Optional.of(
                                    withTime(Moments.plus(time, delta.micros().negate())))
                            : Optional.empty();
                case MULTIPLY, DIVIDE, FLOOR_DIVIDE, REMAINDER, POWER -> Optional.empty();
            };
        }
        if (other instanceof DateTimeValue earlier && operation == Operation.SUBTRACT && side == Side.LEFT) {
            return Optional.of(minus(earlier));
        }
        return Optional.empty();
    }

    private DeltaValue minus(DateTimeValue earlier) {
        if (zone.isPresent() != earlier.zone.isPresent()) {
            throw TemplateException.type("can't subtract offset-naive and offset-aware datetimes");
        }
        return DeltaValue.ofMicros(ChronoUnit.MICROS.between(earlier.utc(), utc()));
    }

    @Override
    public OptionalInt order(Value other) {
        if (other instanceof DateValue) {
            throw TemplateException.type("can't compare datetime.datetime to datetime.date");
        }
        if (!(other instanceof DateTimeValue value)) {
            return OptionalInt.empty();
        }
        if (zone.isPresent() != value.zone.isPresent()) {
            throw TemplateException.type("can't compare offset-naive and offset-aware datetimes");
        }
        return OptionalInt.of(utc().compareTo(value.utc()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DateTimeValue value
                && zone.isPresent() == value.zone.isPresent()
                && utc().equals(value.utc());
    }

    @Override
    public int hashCode() {
        return utc().hashCode();
    }

    @Override
    public String typeName() {
        return "datetime.datetime";
    }

    @Override
    public String repr() {
        return "datetime.datetime("
                + time.getYear()
                + ", "
                + time.getMonthValue()
                + ", "
                + time.getDayOfMonth()
                + ", "
                + ClockText.arguments(time.toLocalTime())
                + zone.map(value -> ", tzinfo=" + value.repr()).orElse("")
                + ")";
    }

    @Override
    public String toText() {
        return iso(" ", "auto");
    }

    @Override
    public String toString() {
        return repr();
    }
}
