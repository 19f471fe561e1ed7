package dev.floe.documents;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.value.PropertyValue;

/** Validates with an implementation of JSON Schema that is not floe's. */
public final class JsonSchemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private JsonSchemas() {}

    public static boolean accepts(PropertyValue.Entries schema, String json) {
        return schema(schema).validate(json, InputFormat.JSON).isEmpty();
    }

    /** Whether it is a schema at all. */
    public static boolean isSchema(PropertyValue.Entries schema) {
        return FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(JsonWriter.write(schema), InputFormat.JSON)
                .isEmpty();
    }

    private static JsonSchema schema(PropertyValue.Entries schema) {
        return FACTORY.getSchema(JsonWriter.write(schema));
    }
}
