package dev.floe.cli;

import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.plugin.host.PluginHost;
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
    private static final String STANDARD_PATH = ".floe";

    private ProductCatalog() {}

    /**
     * Opens it.
     *
     * @throws FloeException if floe cannot use the platform's catalog, or it cannot be opened
     */
    static TableCatalog open(CompiledArtifacts artifacts, Path project, ProductStorage storage) {
        Map<String, PluginSelection> plugins = artifacts.plugins();
        Optional<PluginSelection> catalog = Optional.ofNullable(plugins.get("catalog"));
        catalog.filter(plugin -> !plugin.name().equals(EMBEDDED)).ifPresent(plugin -> {
            throw cannotRun(
                    "floe cannot run a product against the catalog '" + plugin.name() + "' yet",
                    "leave 'plugins.catalog' out, or name 'embedded', for a catalog in a directory");
        });
        return EmbeddedCatalog.open(directory(artifacts, project), storage.open(), storage.places());
    }

    /** The storage that the catalog's tables are in. */
    static ProductStorage storage(CompiledArtifacts artifacts, PluginHost host, Path project, Invocation invocation) {
        return new ProductStorage(artifacts, host, project, directory(artifacts, project), invocation);
    }

    /** Opens the catalog with its storage. */
    static TableCatalog open(CompiledArtifacts artifacts, PluginHost host, Path project, Invocation invocation) {
        return open(artifacts, project, storage(artifacts, host, project, invocation));
    }

    /** The directory of the embedded catalog. */
    private static Path directory(CompiledArtifacts artifacts, Path project) {
        return project.resolve(Optional.ofNullable(artifacts.plugins().get("catalog"))
                        .flatMap(ProductCatalog::path)
                        .orElse(STANDARD_PATH))
                .normalize();
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
