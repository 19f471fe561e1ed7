package dev.floe.jinja.module;

import dev.floe.jinja.module.datetime.DatetimeModule;
import dev.floe.jinja.module.datetime.PytzModule;
import dev.floe.jinja.module.iteration.IterationModule;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.module.member.ModuleValue;
import dev.floe.jinja.module.regex.RegexModule;
import dev.floe.jinja.value.HostValue;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@code modules}: what dbt shows templates of Python's {@code datetime}, {@code pytz}, {@code re} and {@code itertools}. */
public final class Modules {
    private Modules() {}

    /**
     * The modules.
     *
     * @param clock what {@code now()} and {@code today()} say; the zone of a {@link Clock} is local time, which is UTC
     *     for any other source
     */
    public static HostValue create(InstantSource clock) {
        Clock local = clock instanceof Clock zoned ? zoned : clock.withZone(ZoneOffset.UTC);
        return new ModuleValue(
                "modules",
                new Functions()
                        .put("pytz", PytzModule.create())
                        .put("datetime", DatetimeModule.create(local))
                        .put("re", RegexModule.create())
                        .put("itertools", IterationModule.create())
                        .members());
    }

    /** A point in time as templates see it, such as when a run started. */
    public static HostValue dateTime(InstantSource clock) {
        return DatetimeModule.now(clock);
    }

    /** Python's {@code date}, as tables hold it. */
    public static HostValue date(LocalDate date) {
        return DatetimeModule.date(date);
    }

    /** Python's {@code datetime}, in a zone of so many hours or in none. */
    public static HostValue dateTime(LocalDateTime time, Optional<ZoneOffset> offset) {
        return DatetimeModule.dateTime(time, offset);
    }
}
