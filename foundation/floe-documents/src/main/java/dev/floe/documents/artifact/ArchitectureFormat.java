package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.ArchitecturePattern;
import dev.floe.spi.artifact.DataArchitecture;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.NamingEnforcement;
import dev.floe.spi.artifact.QualityGates;
import dev.floe.spi.value.PropertyValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The member {@code data_architecture}. */
final class ArchitectureFormat {
    private static final Shape<QualityGates> GATES =
            ObjectShape.of("QualityGates", "What a layer asks of its models", fields -> {
                var coverage = fields.required("minimum_test_coverage", Shapes.integer(0, 100), "In percent");
                var tests = fields.required("required_tests", ArtifactShapes.TEXTS, "Tests that each model needs");
                var descriptions = fields.required(
                        "require_descriptions", Shapes.truth(), "Whether each model needs a description");
                var tags = fields.optional("required_tags", ArtifactShapes.TEXTS, "Tags that each model has");
                var meta = fields.optional("required_meta", ArtifactShapes.TEXTS, "Keys of meta that each model has");
                Map<QualityGates.Demand, ObjectShape.Field<Boolean>> demands = new EnumMap<>(QualityGates.Demand.class);
                for (QualityGates.Demand demand : QualityGates.Demand.values()) {
                    demands.put(demand, fields.optional(key(demand), Shapes.truth(), "Whether each model needs this"));
                }
                var thresholds = fields.optional(
                        "thresholds", ArtifactShapes.list(GateFormat.THRESHOLD), "What each table keeps");
                var onFailure = fields.optional(
                        "on_failure", Shapes.oneOf(GateAction.class), "What a gate of this layer that fails does");
                return values -> new QualityGates(
                        values.value(coverage),
                        values.value(tests),
                        values.value(descriptions),
                        ArtifactShapes.value(values.get(tags)).orElse(List.of()),
                        ArtifactShapes.value(values.get(meta)).orElse(List.of()),
                        demands.keySet().stream()
                                .filter(demand -> ArtifactShapes.value(
                                                values.get(Objects.requireNonNull(demands.get(demand))))
                                        .orElse(false))
                                .collect(Collectors.toSet()),
                        ArtifactShapes.value(values.get(thresholds)).orElse(List.of()),
                        ArtifactShapes.value(values.get(onFailure)));
            });

    private static final Shape<Layer> LAYER = ObjectShape.of("Layer", "One layer", fields -> {
        var prefix = fields.optional("prefix", ArtifactShapes.TEXT, "What the names of its tables begin with");
        var namespace = fields.required("namespace", ArtifactShapes.TEXT, "Of its tables in the catalog");
        var location = fields.optional("location", ArtifactShapes.TEXT, "Under which its files lie");
        var retention = fields.optional("retention", ArtifactShapes.TEXT, "How long its data is kept");
        var gates = fields.required("quality_gates", GATES, "What it asks of its models");
        var names = fields.optional("names", ArtifactShapes.TEXT, "What the names of its tables match (RE2)");
        var reads = fields.optional("reads", ArtifactShapes.TEXTS, "The layers that its models may read");
        var materializations =
                fields.optional("materializations", ArtifactShapes.TEXTS, "The only ones that its models may have");
        return values -> new Layer(
                ArtifactShapes.value(values.get(prefix)),
                values.value(namespace),
                ArtifactShapes.value(values.get(location)),
                ArtifactShapes.value(values.get(retention)),
                values.value(gates),
                ArtifactShapes.value(values.get(names)),
                ArtifactShapes.value(values.get(reads)),
                ArtifactShapes.value(values.get(materializations)));
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
        Members members = new Members()
                .withOptional("prefix", layer.prefix())
                .with("namespace", layer.namespace())
                .withOptional("location", layer.location())
                .withOptional("retention", layer.retention())
                .withOptional("names", layer.names());
        layer.reads().ifPresent(reads -> members.with("reads", reads));
        layer.materializations().ifPresent(allowed -> members.with("materializations", allowed));
        return members.with("quality_gates", gates(layer.qualityGates())).entries();
    }

    private static PropertyValue gates(QualityGates gates) {
        Members members = new Members()
                .with("minimum_test_coverage", gates.minimumTestCoverage())
                .with("required_tests", gates.requiredTests())
                .with("require_descriptions", PropertyValue.of(gates.requireDescriptions()));
        if (!gates.requiredTags().isEmpty()) {
            members.with("required_tags", gates.requiredTags());
        }
        if (!gates.requiredMeta().isEmpty()) {
            members.with("required_meta", gates.requiredMeta());
        }
        gates.demands().forEach(demand -> members.with(key(demand), PropertyValue.of(true)));
        if (!gates.thresholds().isEmpty()) {
            members.withList("thresholds", gates.thresholds(), GateFormat::write);
        }
        gates.onFailure().ifPresent(action -> members.with("on_failure", action));
        return members.entries();
    }

    private static String key(QualityGates.Demand demand) {
        return demand.name().toLowerCase(Locale.ROOT);
    }
}
