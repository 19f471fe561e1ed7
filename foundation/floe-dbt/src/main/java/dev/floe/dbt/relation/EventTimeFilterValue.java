package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Texts;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/**
 * The span of time of a relation as templates see it; its moments are texts, as they stand in SQL.
 *
 * @param filter the span of time
 */
record EventTimeFilterValue(EventTimeFilter filter) implements HostValue {
    EventTimeFilterValue {
        requireNonNull(filter, "filter is null");
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "field_name" -> Optional.of(StringValue.of(filter.fieldName()));
            case "start" -> Optional.of(Texts.orNone(filter.start().map(EventTime::text)));
            case "end" -> Optional.of(Texts.orNone(filter.end().map(EventTime::text)));
            default -> Optional.empty();
        };
    }

    @Override
    public String typeName() {
        return "EventTimeFilter";
    }

    @Override
    public String toString() {
        return repr();
    }
}
