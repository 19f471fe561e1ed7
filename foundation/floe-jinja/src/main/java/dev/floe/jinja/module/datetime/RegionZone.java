package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A zone of {@code pytz} whose offset changes, in one of its periods.
 *
 * <p>A time carries the period that it is in: {@code localize} and {@code astimezone} choose it. What
 * {@code pytz.timezone()} gives is in the first period, local mean time as a rule, which is why it must not be given to
 * the constructor of a time.
 *
 * @param region the place
 * @param index which of its periods
 */
record RegionZone(Region region, int index) implements ZoneValue {
    RegionZone {
        requireNonNull(region, "region is null");
    }

    @Override
    public ZonePeriod period() {
        return region.periods().get(index);
    }

    @Override
    public Optional<ZonePeriod> periodWithoutDate() {
        return Optional.empty();
    }

    @Override
    public RegionZone at(LocalDateTime utc) {
        return new RegionZone(region, region.indexAt(utc));
    }

    boolean isSaving() {
        return period().saving().orElse(0) != 0;
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "zone" -> Optional.of(StringValue.of(region.name()));
            case "tzname" ->
                Optional.of(Functions.of(
                        "tzname(dt, is_dst=None)",
                        arguments -> arguments.value("dt") == NoneValue.NONE
                                ? StringValue.of(region.name())
                                : ZoneMembers.said(name, ZoneMembers.period(this, arguments))));
            default -> ZoneMembers.pytz(this, name);
        };
    }

    @Override
    public String typeName() {
        return "pytz.tzfile." + region.name();
    }

    @Override
    public String repr() {
        ZonePeriod period = period();
        return "<DstTzInfo %s %s%s%s %s>"
                .formatted(
                        StringValue.of(region.name()).repr(),
                        period.name().orElse(""),
                        period.offset() > 0 ? "+" : "",
                        DeltaValue.ofMicros(period.offset()).toText(),
                        isSaving() ? "DST" : "STD");
    }

    @Override
    public String toText() {
        return region.name();
    }
}
