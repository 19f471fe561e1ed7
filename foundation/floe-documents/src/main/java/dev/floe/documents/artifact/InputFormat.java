package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.Input;
import dev.floe.spi.artifact.ManifestReference;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.artifact.Product;
import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.artifact.Scope;
import dev.floe.spi.value.PropertyValue;
import java.util.Optional;

/** The members {@code product}, {@code inputs}, {@code manifests}, {@code rules} and {@code origins}. */
final class InputFormat {
    static final Shape<Product> PRODUCT = ObjectShape.of("Product", "The data product that was compiled", fields -> {
        var name = fields.required("name", ArtifactShapes.TEXT, "Its name");
        var version = fields.optional("version", ArtifactShapes.TEXT, "Its semantic version");
        var project = fields.required("dbt_project", ArtifactShapes.TEXT, "The name of its dbt project");
        return values ->
                new Product(values.value(name), ArtifactShapes.value(values.get(version)), values.value(project));
    });

    static final Shape<Input> INPUT = ObjectShape.of("Input", "A file that the compilation read", fields -> {
        var path = fields.required("path", ArtifactShapes.TEXT, "Relative to the project directory");
        var sha256 = fields.required("sha256", ArtifactShapes.SHA256, "The digest of its bytes");
        return values -> new Input(values.value(path), values.value(sha256));
    });

    static final Shape<ManifestReference> MANIFEST =
            ObjectShape.of("ManifestReference", "A manifest in force", fields -> {
                var path = fields.required("path", ArtifactShapes.TEXT, "Relative to the project directory");
                var name = fields.optional("name", ArtifactShapes.TEXT, "Its name");
                var version = fields.optional("version", ArtifactShapes.TEXT, "Its semantic version");
                var scope = fields.required("scope", Shapes.oneOf(Scope.class), "Where in the organisation it stands");
                var sha256 = fields.required("sha256", ArtifactShapes.SHA256, "The digest of its bytes");
                return values -> new ManifestReference(
                        values.value(path),
                        ArtifactShapes.value(values.get(name)),
                        ArtifactShapes.value(values.get(version)),
                        values.value(scope),
                        values.value(sha256));
            });

    static final Shape<RuleResult> RULE = ObjectShape.of("RuleResult", "A rule that was checked and holds", fields -> {
        var rule = fields.required("rule", ArtifactShapes.TEXT, "Its name");
        var description = fields.required("description", ArtifactShapes.TEXT, "What it asks for");
        var checked = fields.required("checked", ArtifactShapes.COUNT, "How many things it was checked on");
        var warnings = fields.required("warnings", ArtifactShapes.COUNT, "How many of them drew a warning");
        return values -> new RuleResult(
                values.value(rule), values.value(description), values.value(checked), values.value(warnings));
    });

    static final Shape<Origin> ORIGIN = ObjectShape.of("Origin", "Where an effective value was set", fields -> {
        var manifest = fields.required("manifest", ArtifactShapes.TEXT, "The manifest's name, else its path");
        var file = fields.optional("file", ArtifactShapes.TEXT, "Its path; absent for a value that floe brings");
        var line = fields.optional("line", ArtifactShapes.COUNT, "Counted from 1");
        var column = fields.optional("column", ArtifactShapes.COUNT, "Counted from 1");
        return values -> values.get(file).isEmpty()
                ? new Origin(values.value(manifest), Optional.empty())
                : Origin.at(values.value(manifest), values.value(file), values.value(line), values.value(column));
    });

    private InputFormat() {}

    static PropertyValue write(Product product) {
        return new Members()
                .with("name", product.name())
                .withOptional("version", product.version())
                .with("dbt_project", product.dbtProject())
                .entries();
    }

    static PropertyValue write(Input input) {
        return new Members()
                .with("path", input.path())
                .with("sha256", input.sha256())
                .entries();
    }

    static PropertyValue write(ManifestReference manifest) {
        return new Members()
                .with("path", manifest.path())
                .withOptional("name", manifest.name())
                .withOptional("version", manifest.version())
                .with("scope", manifest.scope())
                .with("sha256", manifest.sha256())
                .entries();
    }

    static PropertyValue write(RuleResult rule) {
        return new Members()
                .with("rule", rule.rule())
                .with("description", rule.description())
                .with("checked", rule.checked())
                .with("warnings", rule.warnings())
                .entries();
    }

    static PropertyValue write(Origin origin) {
        Members members = new Members().with("manifest", origin.manifest());
        origin.position().ifPresent(position -> members.with("file", position.file())
                .with("line", position.line())
                .with("column", position.column()));
        return members.entries();
    }
}
