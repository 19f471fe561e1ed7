package dev.floe.documents.shape;

import dev.floe.spi.value.PropertyValue;

/** A whole JSON Schema (draft 2020-12) of a document. */
public final class JsonSchemaDocument {
    private JsonSchemaDocument() {}

    /**
     * The schema of a document with this shape.
     *
     * @param id the URI under which the schema is published
     * @param title of the document, for a catalogue of schemas
     */
    public static PropertyValue.Entries of(String id, String title, Shape<?> root) {
        SchemaDefinitions definitions = new SchemaDefinitions();
        PropertyValue.Entries body =
                root instanceof ObjectShape<?> object ? object.body(definitions) : root.jsonSchema(definitions);
        Schema schema = new Schema()
                .with("$schema", PropertyValue.of("https://json-schema.org/draft/2020-12/schema"))
                .with("$id", PropertyValue.of(id))
                .with("title", PropertyValue.of(title))
                .with(body);
        return definitions.entries().values().isEmpty()
                ? schema.entries()
                : schema.with("$defs", definitions.entries()).entries();
    }
}
