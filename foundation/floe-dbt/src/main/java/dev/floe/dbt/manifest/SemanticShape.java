package dev.floe.dbt.manifest;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What semantic_manifest.json says of one kind of object: which fields, in which order, and what stands where nothing is said. */
final class SemanticShape {
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private record Field(UnaryOperator<Value> form, Supplier<Value> absent) {}

    /** Fields that are as the manifest has them. */
    SemanticShape plain(String... names) {
        for (String name : names) {
            fields.put(name, new Field(value -> value, SemanticShape::nothing));
        }
        return this;
    }

    /** Fields that are false where nothing is said. */
    SemanticShape flags(String... names) {
        for (String name : names) {
            fields.put(name, new Field(value -> value, () -> BoolValue.FALSE));
        }
        return this;
    }

    /** Fields that are empty lists where nothing is said. */
    SemanticShape lists(String... names) {
        for (String name : names) {
            fields.put(name, new Field(value -> value, ListValue::empty));
        }
        return this;
    }

    /** A field that is a text where nothing is said. */
    SemanticShape text(String name, Value absent) {
        fields.put(name, new Field(value -> value, () -> absent));
        return this;
    }

    /** A field that is an object. */
    SemanticShape one(String name, SemanticShape shape) {
        fields.put(name, new Field(shape::of, SemanticShape::nothing));
        return this;
    }

    /** A field that is a list of objects. */
    SemanticShape many(String name, SemanticShape shape) {
        fields.put(name, new Field(shape::ofEach, ListValue::empty));
        return this;
    }

    /** A field that is a list of objects, or nothing. */
    SemanticShape manyOrNothing(String name, SemanticShape shape) {
        fields.put(name, new Field(shape::ofEach, SemanticShape::nothing));
        return this;
    }

    private Value ofEach(Value list) {
        return list instanceof ListValue values
                ? ListValue.of(values.elements().stream().map(this::of).toList())
                : list;
    }

    private static Value nothing() {
        return NoneValue.NONE;
    }

    /** An entry of the manifest in this shape. */
    Value of(Value entry) {
        if (!(entry instanceof DictValue dict)) {
            return entry;
        }
        DictValue shaped = DictValue.empty();
        fields.forEach((name, field) ->
                shaped.put(name, Fields.find(dict, name).map(field.form()).orElseGet(field.absent())));
        return shaped;
    }
}
