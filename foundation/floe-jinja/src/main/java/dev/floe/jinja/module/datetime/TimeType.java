package dev.floe.jinja.module.datetime;

import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.module.member.TypeValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** The type {@code time}. */
final class TimeType {
    private static final Parameters PARAMETERS =
            Parameters.of("time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)");

    private TimeType() {}

    static TypeValue create() {
        Functions functions = new Functions();
        functions.add("fromisoformat(time_string)", arguments -> IsoReading.time(DateType.isoText(arguments)));
        constants().forEach(functions::put);
        return new TypeValue(
                "datetime.time", (evaluation, arguments) -> make(PARAMETERS.bind(arguments)), functions.members());
    }

    private static Value make(BoundArguments arguments) {
        LocalTime time = Fields.time(arguments, LocalTime.MIDNIGHT);
        return new TimeValue(time, ZoneValue.of(arguments.value("tzinfo", NoneValue.NONE)));
    }

    static Map<String, Value> constants() {
        return Map.of(
                "min", new TimeValue(LocalTime.MIDNIGHT, Optional.empty()),
                "max", new TimeValue(LocalTime.of(23, 59, 59, 999_999_000), Optional.empty()),
                "resolution", DeltaValue.ofMicros(1));
    }
}
