package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.EnvironmentBinding;
import dev.floe.spi.artifact.EnvironmentBinding.LayerBinding;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.value.PropertyValue;

/** The members {@code plugins} and {@code environments}. */
final class EnvironmentFormat {
    static final Shape<PluginSelection> PLUGIN =
            ObjectShape.of("PluginSelection", "A technology that the platform chose for one of its parts", fields -> {
                var name = fields.required("name", ArtifactShapes.TEXT, "Its name");
                var config = fields.required("config", ArtifactShapes.PROPERTIES, "Its settings");
                var secret = fields.optional(
                        "connection_secret_ref",
                        ArtifactShapes.TEXT,
                        "The name of the secret that holds its credentials");
                return values -> new PluginSelection(
                        values.value(name), values.value(config), ArtifactShapes.value(values.get(secret)));
            });

    private static final Shape<LayerBinding> LAYER =
            ObjectShape.of("LayerBinding", "Where a layer's tables and files are in one environment", fields -> {
                var namespace = fields.optional("namespace", ArtifactShapes.TEXT, "Of its tables in the catalog");
                var location = fields.optional("location", ArtifactShapes.TEXT, "Under which its files lie");
                return values -> new LayerBinding(
                        ArtifactShapes.value(values.get(namespace)), ArtifactShapes.value(values.get(location)));
            });

    static final Shape<EnvironmentBinding> ENVIRONMENT =
            ObjectShape.of("EnvironmentBinding", "What one environment sets instead of the platform", fields -> {
                var plugins = fields.required("plugins", ArtifactShapes.map(PLUGIN), "Catalog and storage, by kind");
                var layers = fields.required("layers", ArtifactShapes.map(LAYER), "Layers that differ, by name");
                var secrets = fields.required(
                        "connection_secret_refs",
                        ArtifactShapes.map(ArtifactShapes.TEXT),
                        "Secrets that differ, by compute");
                var size = fields.optional("workload_size", Shapes.oneOf(WorkloadSize.class), "Of its jobs");
                return values -> new EnvironmentBinding(
                        values.value(plugins),
                        values.value(layers),
                        values.value(secrets),
                        ArtifactShapes.value(values.get(size)));
            });

    private EnvironmentFormat() {}

    static PropertyValue write(PluginSelection plugin) {
        return new Members()
                .with("name", plugin.name())
                .with("config", new PropertyValue.Entries(plugin.config()))
                .withOptional("connection_secret_ref", plugin.connectionSecretRef())
                .entries();
    }

    static PropertyValue write(EnvironmentBinding environment) {
        Members members = new Members()
                .withMap("plugins", environment.plugins(), EnvironmentFormat::write)
                .withMap("layers", environment.layers(), EnvironmentFormat::layer)
                .withMap("connection_secret_refs", environment.connectionSecretRefs(), PropertyValue::of);
        environment.workloadSize().ifPresent(size -> members.with("workload_size", size));
        return members.entries();
    }

    private static PropertyValue layer(LayerBinding layer) {
        return new Members()
                .withOptional("namespace", layer.namespace())
                .withOptional("location", layer.location())
                .entries();
    }
}
