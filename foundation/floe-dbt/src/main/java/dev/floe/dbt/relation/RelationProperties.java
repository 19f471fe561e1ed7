package dev.floe.dbt.relation;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads what templates say of a relation: the arguments of {@code create} and {@code incorporate}. */
final class RelationProperties {
    private RelationProperties() {}

    /** Changes a relation; dicts change only what they name, properties that no relation has are ignored. */
    static Relation change(Relation relation, Map<String, Value> properties) {
        RelationBuilder builder = relation.change();
        properties.forEach((name, value) -> change(builder, relation, name, value));
        return builder.build();
    }

    private static void change(RelationBuilder builder, Relation relation, String name, Value value) {
        switch (name) {
            case "path" -> builder.path(path(relation.path(), value));
            case "type" -> builder.type(type(value));
            case "quote_character" ->
                builder.quoteCharacter(text(name, value).orElseThrow(() -> unexpected(name, "a str", value)));
            case "include_policy" -> builder.includePolicy(policy(name, relation.includePolicy(), value));
            case "quote_policy" -> builder.quotePolicy(policy(name, relation.quotePolicy(), value));
            case "dbt_created" -> builder.dbtCreated(Optional.of(value.isTrue()));
            case "limit" -> builder.limit(limit(value));
            case "event_time_filter" -> builder.eventTimeFilter(eventTimeFilter(relation, value));
            case "require_alias" -> builder.requireAlias(Optional.of(value.isTrue()));
            case "catalog" -> builder.catalog(text(name, value));
            case "external" -> {
                if (relation.dialect().external() == RelationDialect.External.SUPPORTED) {
                    builder.external(text(name, value));
                }
            }
            case "information_schema_view" -> {
                if (relation.dialect().equals(RelationDialect.INFORMATION_SCHEMA)) {
                    builder.view(text(name, value));
                }
            }
            default -> {
                // dbt ignores what it does not know, too: packages pass arguments of other adapters.
            }
        }
    }

    private static RelationPath path(RelationPath before, Value value) {
        if (value instanceof PathValue path) {
            return path.path();
        }
        RelationPath path = before;
        DictValue parts = dict("path", value);
        for (Component component : Component.ALL) {
            Optional<Value> part = parts.find(component.key());
            if (part.isPresent()) {
                path = path.with(component, text(component.key(), part.get()));
            }
        }
        return path;
    }

    static RelationPolicy policy(String name, RelationPolicy before, Value value) {
        if (value instanceof PolicyValue policy) {
            return policy.policy();
        }
        DictValue answers = dict(name, value);
        Map<Component, Boolean> known = new EnumMap<>(Component.class);
        for (Component component : Component.ALL) {
            answers.find(component.key()).ifPresent(answer -> known.put(component, answer.isTrue()));
        }
        return before.with(known);
    }

    private static DictValue dict(String name, Value value) {
        if (value instanceof DictValue dict) {
            return dict;
        }
        throw TemplateException.type("'%s' of a relation must be dict, not %s".formatted(name, value.typeName()));
    }

    /** A str; nothing for None. */
    static Optional<String> text(String name, Value value) {
        if (value == NoneValue.NONE) {
            return Optional.empty();
        }
        if (value instanceof StringValue text) {
            return Optional.of(text.value());
        }
        throw unexpected(name, "a str or None", value);
    }

    static Optional<RelationType> type(Value value) {
        Optional<String> key = text("type", value);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                RelationType.find(key.get()).orElseThrow(() -> unexpected("type", "a type of relation", value)));
    }

    private static Optional<BigInteger> limit(Value value) {
        return switch (value) {
            case NoneValue _ -> Optional.empty();
            case IntValue number -> Optional.of(number.value());
            case BoolValue truth -> Optional.of(truth.asInt().value());
            case FloatValue number
            when Double.isFinite(number.value()) -> Optional.of(new BigDecimal(number.value()).toBigInteger());
            case StringValue text
            when text.value().strip().matches("[+-]?[0-9]{1,18}") ->
                Optional.of(new BigInteger(text.value().strip()));
            default -> throw unexpected("limit", "an int", value);
        };
    }

    private static Optional<EventTimeFilter> eventTimeFilter(Relation relation, Value value) {
        if (value == NoneValue.NONE) {
            return Optional.empty();
        }
        if (value instanceof EventTimeFilterValue filter) {
            return Optional.of(filter.filter());
        }
        DictValue parts = dict("event_time_filter", value);
        Optional<EventTimeFilter> before = relation.eventTimeFilter();
        String fieldName = parts.find("field_name")
                .flatMap(name -> text("field_name", name))
                .or(() -> before.map(EventTimeFilter::fieldName))
                .orElseThrow(() -> unexpected("event_time_filter", "a dict with a field_name", value));
        return Optional.of(new EventTimeFilter(
                fieldName,
                parts.find("start").map(RelationProperties::eventTime).orElse(before.flatMap(EventTimeFilter::start)),
                parts.find("end").map(RelationProperties::eventTime).orElse(before.flatMap(EventTimeFilter::end))));
    }

    private static Optional<EventTime> eventTime(Value value) {
        if (value == NoneValue.NONE) {
            return Optional.empty();
        }
        Optional<EventTime> moment = EventTime.parse(value.toText());
        if (moment.isEmpty()) {
            throw unexpected("event_time_filter", "a dict with moments in the form of ISO 8601", value);
        }
        return moment;
    }

    private static TemplateException unexpected(String name, String expected, Value value) {
        return TemplateException.value("'%s' of a relation must be %s, not %s".formatted(name, expected, value.repr()));
    }
}
