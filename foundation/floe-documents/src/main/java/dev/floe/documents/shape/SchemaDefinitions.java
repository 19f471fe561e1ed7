package dev.floe.documents.shape;

import dev.floe.spi.value.PropertyValue;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named parts ({@code $defs}) of a JSON Schema that is being put together. */
public final class SchemaDefinitions {
    private final Map<String, PropertyValue> definitions = new TreeMap<>();

    /** Registers the part under its name when it is asked for first, and returns the reference to it. */
    public PropertyValue.Entries reference(String name, Supplier<PropertyValue.Entries> schema) {
        if (!definitions.containsKey(name)) {
            // Taken first, so that a part may refer to itself.
            definitions.put(name, new Schema().entries());
            definitions.put(name, schema.get());
        }
        return new Schema().with("$ref", PropertyValue.of("#/$defs/" + name)).entries();
    }

    /** All parts by name. */
    public PropertyValue.Entries entries() {
        return new PropertyValue.Entries(definitions);
    }
}
