package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.ArchitecturePattern;
import dev.floe.spi.artifact.DataArchitecture;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.NamingEnforcement;
import dev.floe.spi.artifact.QualityGates;
import dev.floe.spi.value.PropertyValue;

/** The member {@code data_architecture}. */
final class ArchitectureFormat {
    private static final Shape<QualityGates> GATES =
            ObjectShape.of("QualityGates", "What a layer asks of its models", fields -> {
                var coverage = fields.required("minimum_test_coverage", Shapes.integer(0, 100), "In percent");
                var tests = fields.required("required_tests", ArtifactShapes.TEXTS, "Tests that each model needs");
                var descriptions = fields.required(
                        "require_descriptions", Shapes.truth(), "Whether each model needs a description");
                return values ->
                        new QualityGates(values.value(coverage), values.value(tests), values.value(descriptions));
            });

    private static final Shape<Layer> LAYER = ObjectShape.of("Layer", "One layer", fields -> {
        var prefix = fields.optional("prefix", ArtifactShapes.TEXT, "What the names of its tables begin with");
        var namespace = fields.required("namespace", ArtifactShapes.TEXT, "Of its tables in the catalog");
        var location = fields.optional("location", ArtifactShapes.TEXT, "Under which its files lie");
        var retention = fields.optional("retention", ArtifactShapes.TEXT, "How long its data is kept");
        var gates = fields.required("quality_gates", GATES, "What it asks of its models");
        return values -> new Layer(
                ArtifactShapes.value(values.get(prefix)),
                values.value(namespace),
                ArtifactShapes.value(values.get(location)),
                ArtifactShapes.value(values.get(retention)),
                values.value(gates));
    });

    static final Shape<DataArchitecture> ARCHITECTURE =
            ObjectShape.of("DataArchitecture", "The layers of the platform and their naming", fields -> {
                var pattern = fields.required(
                        "pattern", Shapes.oneOf(ArchitecturePattern.class), "How the platform arranges its tables");
                var layers = fields.required("layers", ArtifactShapes.map(LAYER), "The layers by name");
                var naming = fields.required(
                        "naming",
                        ArtifactShapes.single(
                                "Naming",
                                "enforcement",
                                Shapes.oneOf(NamingEnforcement.class),
                                "How strictly names are held"),
                        "What happens where a name does not follow");
                return values ->
                        new DataArchitecture(values.value(pattern), values.value(layers), values.value(naming));
            });

    private ArchitectureFormat() {}

    static PropertyValue write(DataArchitecture architecture) {
        return new Members()
                .with("pattern", architecture.pattern())
                .withMap("layers", architecture.layers(), ArchitectureFormat::layer)
                .with(
                        "naming",
                        new Members().with("enforcement", architecture.naming()).entries())
                .entries();
    }

    private static PropertyValue layer(Layer layer) {
        QualityGates gates = layer.qualityGates();
        return new Members()
                .withOptional("prefix", layer.prefix())
                .with("namespace", layer.namespace())
                .withOptional("location", layer.location())
                .withOptional("retention", layer.retention())
                .with(
                        "quality_gates",
                        new Members()
                                .with("minimum_test_coverage", gates.minimumTestCoverage())
                                .with("required_tests", gates.requiredTests())
                                .with("require_descriptions", PropertyValue.of(gates.requireDescriptions()))
                                .entries())
                .entries();
    }
}
