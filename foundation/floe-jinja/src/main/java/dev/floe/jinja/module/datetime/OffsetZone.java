package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Python's own {@code timezone}: what parsed texts with an offset carry.
 *
 * @param offset the distance to UTC in microseconds
 * @param givenName its name, where it is not made from the offset
 */
record OffsetZone(long offset, Optional<String> givenName) implements ZoneValue {
    static final OffsetZone UTC = new OffsetZone(0, Optional.empty());

    OffsetZone {
        requireNonNull(givenName, "givenName is null");
    }

    @Override
    public ZonePeriod period() {
        return new ZonePeriod(offset, OptionalLong.empty(), Optional.of(toText()));
    }

    @Override
    public Optional<Value> attribute(String name) {
        return ZoneMembers.basic(this, name);
    }

    @Override
    public String typeName() {
        return "datetime.timezone";
    }

    @Override
    public String repr() {
        if (offset == 0 && givenName.isEmpty()) {
            return "datetime.timezone.utc";
        }
        return "datetime.timezone("
                + DeltaValue.ofMicros(offset).repr()
                + givenName.map(name -> ", " + StringValue.of(name).repr()).orElse("")
                + ")";
    }

    @Override
    public String toText() {
        return givenName.orElseGet(() -> offset == 0 ? "UTC" : "UTC" + OffsetText.withColons(offset));
    }
}
