package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A zone of {@code pytz} that never changes its offset.
 *
 * @param kind which of pytz's types it has
 * @param zone its name in the tz database
 * @param period its one period
 */
record SteadyZone(Kind kind, Optional<String> zone, ZonePeriod period) implements ZoneValue {
    /** UTC itself. */
    static final SteadyZone UTC =
            new SteadyZone(Kind.UTC, Optional.of("UTC"), new ZonePeriod(0, OptionalLong.of(0), Optional.of("UTC")));

    /** The types of such zones. */
    enum Kind {
        UTC,
        NAMED,
        MINUTES
    }

    private static final long MICROS_A_MINUTE = 60_000_000;
    private static final int MINUTES_A_DAY = 1440;

    SteadyZone {
        requireNonNull(kind, "kind is null");
        requireNonNull(zone, "zone is null");
        requireNonNull(period, "period is null");
    }

    /** {@code FixedOffset(minutes)}. */
    static SteadyZone ofMinutes(int minutes) {
        if (minutes == 0) {
            return UTC;
        }
        if (Math.abs((long) minutes) >= MINUTES_A_DAY) {
            throw TemplateException.value("('absolute offset is too large', " + minutes + ")");
        }
        return new SteadyZone(
                Kind.MINUTES,
                Optional.empty(),
                new ZonePeriod(minutes * MICROS_A_MINUTE, OptionalLong.of(0), Optional.empty()));
    }

    @Override
    public Optional<Value> attribute(String name) {
        if (name.equals("zone")) {
            return Optional.of(zone.<Value>map(StringValue::of).orElse(NoneValue.NONE));
        }
        return ZoneMembers.pytz(this, name);
    }

    @Override
    public String typeName() {
        return switch (kind) {
            case UTC -> "pytz.UTC";
            case NAMED -> "pytz.tzfile." + zone.orElse("");
            case MINUTES -> "pytz._FixedOffset";
        };
    }

    @Override
    public String repr() {
        return switch (kind) {
            case UTC -> "<UTC>";
            case NAMED -> "<StaticTzInfo " + StringValue.of(toText()).repr() + ">";
            case MINUTES -> "pytz.FixedOffset(" + period.offset() / MICROS_A_MINUTE + ")";
        };
    }

    @Override
    public String toText() {
        return zone.orElseGet(this::repr);
    }
}
