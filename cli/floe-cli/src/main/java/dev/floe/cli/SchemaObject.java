package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.List;

/** The JSON Schema of an object with known members, one after the other. */
final class SchemaObject {
    private final JsonObject start;
    private final JsonObject properties = new JsonObject();
    private final List<String> required = new ArrayList<>();

    private SchemaObject(JsonObject start) {
        this.start = start;
    }

    /** An object whose schema begins with these members. */
    static SchemaObject startingWith(JsonObject start) {
        return new SchemaObject(start);
    }

    SchemaObject required(String key, PropertyValue schema) {
        required.add(key);
        return optional(key, schema);
    }

    SchemaObject optional(String key, PropertyValue schema) {
        properties.with(key, schema);
        return this;
    }

    PropertyValue.Entries schema() {
        return start.with("type", "object")
                .with("properties", properties.value())
                .with("required", PropertyValue.of(required))
                .with("additionalProperties", PropertyValue.of(false))
                .value();
    }
}
