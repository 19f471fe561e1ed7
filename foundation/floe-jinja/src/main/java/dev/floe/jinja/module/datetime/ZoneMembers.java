package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** The functions of zones. */
final class ZoneMembers {
    private ZoneMembers() {}

    /** What {@code utcoffset}, {@code dst} or {@code tzname} gives for a period, or None where there is none. */
    static Value said(String question, Optional<ZonePeriod> period) {
        return switch (question) {
            case "utcoffset" ->
                period.<Value>map(zone -> DeltaValue.ofMicros(zone.offset())).orElse(NoneValue.NONE);
            case "dst" ->
                period.filter(zone -> zone.saving().isPresent())
                        .<Value>map(zone -> DeltaValue.ofMicros(zone.saving().getAsLong()))
                        .orElse(NoneValue.NONE);
            default ->
                period.flatMap(ZonePeriod::name).<Value>map(StringValue::of).orElse(NoneValue.NONE);
        };
    }

    /** What every zone has. */
    static Optional<Value> basic(ZoneValue zone, String name) {
        return switch (name) {
            case "utcoffset", "dst", "tzname" ->
                Optional.of(Functions.of(name + "(dt)", arguments -> said(name, period(zone, arguments))));
            case "fromutc" ->
                Optional.of(Functions.of(
                        "fromutc(dt)",
                        arguments ->
                                Moments.atUtc(time(arguments), time(arguments).time(), zone)));
            default -> Optional.empty();
        };
    }

    /** What the zones of pytz have. */
    static Optional<Value> pytz(ZoneValue zone, String name) {
        return switch (name) {
            case "utcoffset", "dst", "tzname" ->
                Optional.of(Functions.of(name + "(dt, is_dst=None)", arguments -> said(name, period(zone, arguments))));
            case "localize" ->
                Optional.of(Functions.of(
                        "localize(dt, is_dst=False)",
                        arguments -> Localization.localize(
                                zone, time(arguments), Localization.Choice.of(arguments, false))));
            case "normalize" ->
                Optional.of(Functions.of(
                        "normalize(dt, is_dst=False)", arguments -> Localization.normalize(zone, time(arguments))));
            default -> basic(zone, name);
        };
    }

    /** What a zone says of the argument {@code dt}. */
    static Optional<ZonePeriod> period(ZoneValue zone, BoundArguments arguments) {
        if (arguments.value("dt") == NoneValue.NONE) {
            return zone.periodWithoutDate();
        }
        DateTimeValue time = time(arguments);
        if (zone instanceof RegionZone region && !time.zone().equals(Optional.of(zone))) {
            DateTimeValue naive = time.withZone(Optional.empty());
            return Localization.localize(region, naive, Localization.Choice.of(arguments, true))
                    .period();
        }
        return Optional.of(zone.period());
    }

    private static DateTimeValue time(BoundArguments arguments) {
        if (arguments.value("dt") instanceof DateTimeValue time) {
            return time;
        }
        throw TemplateException.type("%s() argument must be a datetime instance, not %s"
                .formatted(arguments.function(), arguments.value("dt").typeName()));
    }
}
