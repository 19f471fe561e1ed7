package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDateTime;
import java.util.Optional;

/** Python's {@code tzinfo}: what a time carries to say where it is meant. */
sealed interface ZoneValue extends HostValue permits OffsetZone, SteadyZone, RegionZone {

    /** What holds for a time that carries this value. */
    ZonePeriod period();

    /** What holds for a time of day without a date, where that can be said. */
    default Optional<ZonePeriod> periodWithoutDate() {
        return Optional.of(period());
    }

    /** The value that a time of this zone carries at a point of UTC. */
    default ZoneValue at(LocalDateTime utc) {
        return this;
    }

    /** A zone, or none for None. */
    static Optional<ZoneValue> of(Value value) {
        if (value instanceof ZoneValue zone) {
            return Optional.of(zone);
        }
        if (value == NoneValue.NONE) {
            return Optional.empty();
        }
        throw TemplateException.type(
                "tzinfo argument must be None or of a tzinfo subclass, not type '%s'".formatted(value.typeName()));
    }
}
