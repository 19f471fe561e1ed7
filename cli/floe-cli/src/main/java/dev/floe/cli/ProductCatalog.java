package dev.floe.cli;

import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.rest.RestCatalog;
import dev.floe.iceberg.rest.RestSettings;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.catalog.CatalogSettings;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Opens the catalog that a product's platform names: a REST catalog, or floe's own in a directory. */
final class ProductCatalog {
    private static final String KIND = "catalog";
    private static final String STANDARD_PATH = ".floe";

    private ProductCatalog() {}

    /**
     * Opens it.
     *
     * @throws FloeException if floe cannot use the platform's catalog, or it cannot be opened
     */
    static TableCatalog open(
            CompiledArtifacts artifacts, Path project, ProductStorage storage, ProductSecrets secrets) {
        Optional<PluginSelection> catalog =
                Optional.ofNullable(artifacts.plugins().get(KIND));
        String name = catalog.map(PluginSelection::name).orElse(CatalogSettings.EMBEDDED);
        if (CatalogSettings.isRest(name)) {
            RestSettings settings = RestCatalogConnection.settings(catalog.orElseThrow(), secrets.plugin(KIND));
            return RestCatalog.open(settings, storage.open(), storage.layerPlaces(), Clock.systemUTC());
        }
        if (name.equals(CatalogSettings.EMBEDDED)) {
            return EmbeddedCatalog.open(directory(artifacts, project), storage.open(), storage.places());
        }
        throw cannotRun(
                "floe cannot run a product against the catalog '" + name + "'",
                "name 'polaris' or 'rest', for any catalog that speaks Iceberg's REST protocol, or leave"
                        + " 'plugins.catalog' out for a catalog in a directory");
    }

    /** The storage that the catalog's tables are in. */
    static ProductStorage storage(CompiledArtifacts artifacts, PluginHost host, Path project, Invocation invocation) {
        return new ProductStorage(artifacts, host, project, directory(artifacts, project), invocation);
    }

    /** Opens the catalog with its storage. */
    static TableCatalog open(CompiledArtifacts artifacts, PluginHost host, Path project, Invocation invocation) {
        return open(
                artifacts,
                project,
                storage(artifacts, host, project, invocation),
                new ProductSecrets(artifacts, host, project, invocation));
    }

    /** The directory of the embedded catalog. */
    static Path directory(CompiledArtifacts artifacts, Path project) {
        return project.resolve(Optional.ofNullable(artifacts.plugins().get(KIND))
                        .flatMap(ProductCatalog::path)
                        .orElse(STANDARD_PATH))
                .normalize();
    }

    private static Optional<String> path(PluginSelection catalog) {
        return catalog.config().get(CatalogSettings.PATH) instanceof PropertyValue.Text(String path)
                ? Optional.of(path)
                : Optional.empty();
    }

    static FloeException cannotRun(String message, String help) {
        return new FloeException(
                Problem.error(CommandLineError.CANNOT_RUN_THERE, message).withHelp(help));
    }
}
