package dev.floe.dbt.relation;

import dev.floe.dbt.member.Texts;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes a relation as a dict. */
final class RelationFields {
    private RelationFields() {}

    /** The names of the fields of a relation. */
    static Set<String> of(Relation relation) {
        Set<String> names = new LinkedHashSet<>();
        dict(relation).entries().keySet().forEach(key -> names.add(key.toText()));
        return names;
    }

    static DictValue dict(Relation relation) {
        DictValue dict = DictValue.empty();
        dict.put("path", path(relation.path()));
        dict.put("type", Texts.orNone(relation.type().map(RelationType::key)));
        dict.put("quote_character", StringValue.of(relation.quoteCharacter()));
        dict.put("include_policy", new PolicyValue(relation.includePolicy()).dict());
        dict.put("quote_policy", new PolicyValue(relation.quotePolicy()).dict());
        dict.put("dbt_created", BoolValue.of(relation.dbtCreated()));
        dict.put("limit", relation.limit().<Value>map(IntValue::of).orElse(NoneValue.NONE));
        dict.put(
                "event_time_filter",
                relation.eventTimeFilter().map(RelationFields::filter).orElse(NoneValue.NONE));
        dict.put("require_alias", BoolValue.of(relation.requireAlias()));
        dict.put("catalog", Texts.orNone(relation.catalog()));
        dict.put("renameable_relations", replaceable(relation));
        dict.put("replaceable_relations", replaceable(relation));
        if (relation.dialect().external() == RelationDialect.External.SUPPORTED) {
            dict.put("external", Texts.orNone(relation.external()));
        }
        if (relation.dialect().equals(RelationDialect.INFORMATION_SCHEMA)) {
            dict.put("information_schema_view", Texts.orNone(relation.view()));
        }
        return dict;
    }

    private static DictValue path(RelationPath path) {
        DictValue dict = DictValue.empty();
        Component.ALL.forEach(component -> dict.put(component.key(), Texts.orNone(path.part(component))));
        return dict;
    }

    private static Value filter(EventTimeFilter filter) {
        DictValue dict = DictValue.empty();
        dict.put("field_name", StringValue.of(filter.fieldName()));
        dict.put("start", Texts.orNone(filter.start().map(EventTime::text)));
        dict.put("end", Texts.orNone(filter.end().map(EventTime::text)));
        return dict;
    }

    private static ListValue replaceable(Relation relation) {
        return ListValue.ofStrings(relation.dialect().replaceable().stream()
                .sorted()
                .map(RelationType::key)
                .toList());
    }
}
