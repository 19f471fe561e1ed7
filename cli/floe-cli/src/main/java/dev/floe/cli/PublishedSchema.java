package dev.floe.cli;

import dev.floe.compiler.document.ManifestShape;
import dev.floe.compiler.document.ProductShape;
import dev.floe.documents.artifact.CompiledArtifactsFile;
import dev.floe.documents.shape.JsonSchemaDocument;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSON Schemas that stand under {@code schemas/}, each made from the code that reads or writes what it describes. */
enum PublishedSchema {
    MANIFEST("manifest.yaml"),
    FLOE("floe.yaml"),
    COMPILED_ARTIFACTS("target/compiled_artifacts.json"),
    COMPILE_RESULT("floe compile --output json"),
    DBT_RESULT("floe dbt --output json"),
    DOMAIN_RESULT("floe domain --output json"),
    ENTERPRISE_RESULT("floe enterprise --output json"),
    EXPLAIN_RESULT("floe explain --output json"),
    LINEAGE_RESULT("floe lineage --output json"),
    MAINTAIN_RESULT("floe maintain --output json"),
    PLATFORM_RESULT("floe platform --output json"),
    PLUGINS_RESULT("floe plugins --output json"),
    PRODUCT_RESULT("floe product --output json"),
    RUN_RESULT("floe run --output json"),
    SCHEMA_RESULT("floe schema --output json"),
    SHOW_RESULT("floe show --output json"),
    TABLES_RESULT("floe tables --output json"),
    VERSION_RESULT("floe version --output json");

    private final String describes;

    PublishedSchema(String describes) {
        this.describes = describes;
    }

    /** As it is typed; the file is {@code schemas/<word>.schema.json}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String describes() {
        return describes;
    }

    PropertyValue.Entries schema() {
        return switch (this) {
            case MANIFEST -> JsonSchemaDocument.of(id(), "floe manifest", ManifestShape.SHAPE);
            case FLOE -> JsonSchemaDocument.of(id(), "floe product", ProductShape.SHAPE);
            case COMPILED_ARTIFACTS -> CompiledArtifactsFile.jsonSchema();
            case COMPILE_RESULT -> ResultSchemas.compile();
            case DBT_RESULT -> ResultSchemas.dbt();
            case DOMAIN_RESULT -> MeshResultSchemas.mesh("domain");
            case ENTERPRISE_RESULT -> MeshResultSchemas.mesh("enterprise");
            case EXPLAIN_RESULT -> ResultSchemas.explain();
            case LINEAGE_RESULT -> ResultSchemas.lineage();
            case MAINTAIN_RESULT -> ResultSchemas.maintain();
            case PLATFORM_RESULT -> ResultSchemas.platform();
            case PLUGINS_RESULT -> ResultSchemas.plugins();
            case PRODUCT_RESULT -> MeshResultSchemas.product();
            case RUN_RESULT -> ResultSchemas.run();
            case SCHEMA_RESULT -> ResultSchemas.schema();
            case SHOW_RESULT -> ResultSchemas.show();
            case TABLES_RESULT -> ResultSchemas.tables();
            case VERSION_RESULT -> ResultSchemas.version();
        };
    }

    /** A name and no address: nobody has to serve the schemas for them to be used. */
    private String id() {
        return "urn:floe:schema:" + word() + ":1";
    }

    static Optional<PublishedSchema> named(String word) {
        return Stream.of(values()).filter(schema -> schema.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(PublishedSchema::word).toList();
    }
}
