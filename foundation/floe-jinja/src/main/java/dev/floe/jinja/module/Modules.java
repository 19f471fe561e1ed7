package dev.floe.jinja.module;

import dev.floe.jinja.value.HostValue;
import java.time.Clock;
import java.util.Map;

/** {@code modules}: {@code re} and {@code datetime} of Python, as far as templates need them. */
public final class Modules {
    private Modules() {}

    /**
     * The modules.
     *
     * @param clock what {@code now()} and {@code today()} say, with the zone of local time
     */
    public static HostValue create(Clock clock) {
        return new Names("modules", Map.of("re", RegexModule.create(), "datetime", DatetimeModule.create(clock)));
    }

    /** A point in time as templates see it, such as when a run started. */
    public static HostValue dateTime(Clock clock) {
        return DateTimeValue.of(clock.instant().atOffset(java.time.ZoneOffset.UTC));
    }
}
