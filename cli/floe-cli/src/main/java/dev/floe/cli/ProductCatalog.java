package dev.floe.cli;

import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Opens the catalog that a product's platform names: floe's own, in the product's directory or where the manifest says. */
final class ProductCatalog {
    private static final String EMBEDDED = "embedded";
    private static final String LOCAL = "local";
    private static final String STANDARD_PATH = ".floe";

    private ProductCatalog() {}

    /**
     * Opens it.
     *
     * @throws FloeException if floe cannot use the platform's catalog or storage, or the catalog cannot be opened
     */
    static TableCatalog open(CompiledArtifacts artifacts, Path project) {
        Map<String, PluginSelection> plugins = artifacts.plugins();
        Optional<PluginSelection> catalog = Optional.ofNullable(plugins.get("catalog"));
        catalog.filter(plugin -> !plugin.name().equals(EMBEDDED)).ifPresent(plugin -> {
            throw cannotRun(
                    "floe cannot run a product against the catalog '" + plugin.name() + "' yet",
                    "leave 'plugins.catalog' out, or name 'embedded', for a catalog in a directory");
        });
        Optional.ofNullable(plugins.get("storage"))
                .filter(plugin -> !plugin.name().equals(LOCAL))
                .ifPresent(plugin -> {
                    throw cannotRun(
                            "floe cannot keep tables in the storage '" + plugin.name() + "' yet",
                            "leave 'plugins.storage' out: tables are kept in a directory then");
                });
        artifacts.dataArchitecture().layers().forEach((name, layer) -> layer.location()
                .ifPresent(location -> {
                    throw cannotRun(
                            "floe cannot keep the tables of layer '%s' in '%s' yet".formatted(name, location),
                            "leave the layer's 'location' out: its tables are kept beside the catalog then");
                }));
        return EmbeddedCatalog.open(
                project.resolve(catalog.flatMap(ProductCatalog::path).orElse(STANDARD_PATH))
                        .normalize());
    }

    private static Optional<String> path(PluginSelection catalog) {
        return catalog.config().get("path") instanceof PropertyValue.Text(String path)
                ? Optional.of(path)
                : Optional.empty();
    }

    static FloeException cannotRun(String message, String help) {
        return new FloeException(
                Problem.error(CommandLineError.CANNOT_RUN_THERE, message).withHelp(help));
    }
}
