package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.module.member.ModuleValue;
import dev.floe.jinja.module.member.TypeValue;
import dev.floe.jinja.value.HostValue;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Python's module {@code datetime}, with the five types that dbt shows. */
public final class DatetimeModule {
    private DatetimeModule() {}

    /**
     * The module.
     *
     * @param clock what {@code now()} and {@code today()} say, with the zone of local time
     */
    public static ModuleValue create(Clock clock) {
        return new ModuleValue(
                "datetime",
                new Functions()
                        .put("date", DateType.create(clock))
                        .put("datetime", DateTimeType.create(clock))
                        .put("time", TimeType.create())
                        .put("timedelta", DeltaType.create())
                        .put("tzinfo", abstractZone())
                        .members());
    }

    /** A zone of nobody's making could say nothing of a time. */
    private static TypeValue abstractZone() {
        return new TypeValue(
                "datetime.tzinfo",
                (evaluation, arguments) -> {
                    throw TemplateException.type("cannot create 'datetime.tzinfo' instances: use pytz.timezone()");
                },
                Map.of());
    }

    /** The point in time that it is now, in pytz's UTC: what dbt gives as the start of a run. */
    public static HostValue now(InstantSource clock) {
        return new DateTimeValue(
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), Optional.of(SteadyZone.UTC), ZoneOffset.UTC);
    }

    /** A day. */
    public static HostValue date(LocalDate date) {
        return new DateValue(date);
    }

    /** A day with a time of day, with the distance from UTC where it is known. */
    public static HostValue dateTime(LocalDateTime time, Optional<ZoneOffset> offset) {
        Optional<ZoneValue> zone = offset.map(
                known -> new OffsetZone(TimeUnit.SECONDS.toMicros(known.getTotalSeconds()), Optional.empty()));
        return new DateTimeValue(time, zone, ZoneOffset.UTC);
    }
}
