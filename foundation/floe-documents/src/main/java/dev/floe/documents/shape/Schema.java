package dev.floe.documents.shape;

import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts one object of a JSON Schema together. */
final class Schema {
    private final Map<String, PropertyValue> members = new LinkedHashMap<>();

    static Schema ofType(String type) {
        return new Schema().with("type", PropertyValue.of(type));
    }

    Schema with(String key, PropertyValue value) {
        members.put(key, value);
        return this;
    }

    Schema with(PropertyValue.Entries other) {
        members.putAll(other.values());
        return this;
    }

    PropertyValue.Entries entries() {
        return new PropertyValue.Entries(members);
    }
}
