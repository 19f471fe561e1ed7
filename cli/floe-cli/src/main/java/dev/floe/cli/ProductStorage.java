package dev.floe.cli;

import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.storage.FileCache;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.storage.PlatformStorages;
import dev.floe.iceberg.storage.PlatformStorages.Chosen;
import dev.floe.iceberg.storage.RenewedCredentials;
import dev.floe.iceberg.storage.StorageError;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.storage.CredentialsSource;
import dev.floe.spi.storage.StagingSettings;
import dev.floe.spi.storage.StorageCredentials;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the platform of a product wants its tables, and how they are reached. */
final class ProductStorage {
    private static final String KIND = "storage";
    private static final String LOCAL = "local";
    private static final String CACHE_VARIABLE = "FLOE_CACHE_DIR";
    private static final String STANDARD_CACHE_SIZE = "10GB";

    private final CompiledArtifacts artifacts;
    private final PluginHost host;
    private final Path project;
    private final Path catalog;
    private final Invocation invocation;
    private final PluginSelection selection;

    /**
     * Opens nothing yet.
     *
     * @param host must be open when a store is
     * @param catalog the directory of the embedded catalog
     */
    ProductStorage(CompiledArtifacts artifacts, PluginHost host, Path project, Path catalog, Invocation invocation) {
        this.artifacts = artifacts;
        this.host = host;
        this.project = project;
        this.catalog = catalog;
        this.invocation = invocation;
        this.selection = Optional.ofNullable(artifacts.plugins().get(KIND))
                .orElse(new PluginSelection(LOCAL, Map.of(), Optional.empty()));
    }

    /** The storages, each of which is opened when it is needed. */
    StorageFactory open() {
        Map<String, PropertyValue> config = new LinkedHashMap<>(selection.config());
        StagingSettings.OF_OBJECT_STORES.forEach(setting -> config.remove(setting.name()));
        return new PlatformStorages(
                host.storages().values(),
                new Chosen(selection.name(), config, credentials()),
                () -> FileCache.open(cacheDirectory(), cacheBytes(), Clock.systemUTC()),
                Clock.systemUTC());
    }

    /** Where no secret is named, the storage's own client looks for credentials. */
    private Optional<CredentialsSource> credentials() {
        ProductSecrets secrets = new ProductSecrets(artifacts, host, project, invocation);
        return selection
                .connectionSecretRef()
                .map(_ -> RenewedCredentials.from(() -> credentials(secrets), Clock.systemUTC()));
    }

    private static StorageCredentials credentials(ProductSecrets secrets) {
        Map<String, String> fields = new LinkedHashMap<>();
        secrets.plugin(KIND).orElseThrow().secret().fields().forEach((name, text) -> fields.put(name, text.reveal()));
        return new StorageCredentials(fields, Optional.empty());
    }

    /**
     * Where new tables go.
     *
     * @throws dev.floe.spi.problem.FloeException if the manifest chooses a store and says of a layer not where in it
     */
    TablePlaces places() {
        Optional<String> warehouse = text(StagingSettings.WAREHOUSE).map(this::location);
        artifacts.dataArchitecture().layers().forEach((name, layer) -> {
            if (layer.location().isEmpty()
                    && warehouse.isEmpty()
                    && !selection.name().equals(LOCAL)) {
                throw StorageError.MISCONFIGURED.exception(
                        "Storage '%s' does not say where the tables of layer '%s' go".formatted(selection.name(), name),
                        "set 'location' of the layer, or 'warehouse' of the storage for all layers that have none");
            }
        });
        return new TablePlaces(warehouse, layerPlaces().byNamespace());
    }

    /** Where the manifest wants the tables of layers; all others go where the catalog says. */
    TablePlaces layerPlaces() {
        Map<String, String> byNamespace = new LinkedHashMap<>();
        artifacts.dataArchitecture().layers().values().forEach(layer -> layer.location()
                .ifPresent(location -> byNamespace.put(layer.namespace(), location(location))));
        return new TablePlaces(Optional.empty(), byNamespace);
    }

    /** A relative directory is seen from the product's. */
    private String location(String written) {
        String location = written.replaceFirst("(?<!/)/+$", "");
        if (!LocalFiles.isLocal(location)) {
            return location;
        }
        return LocalFiles.location(project.resolve(LocalFiles.path(location)));
    }

    /** The directories of this machine in which an engine finds seeds, and finds and leaves the files of tables. */
    List<Path> directories() {
        List<Path> directories = new ArrayList<>(List.of(catalog.resolve("warehouse"), cacheDirectory()));
        directories.addAll(SeedDirectories.of(project));
        Stream.concat(
                        text(StagingSettings.WAREHOUSE).stream(),
                        artifacts.dataArchitecture().layers().values().stream()
                                .map(Layer::location)
                                .flatMap(Optional::stream))
                .filter(LocalFiles::isLocal)
                .map(location -> LocalFiles.path(location(location)))
                .forEach(directories::add);
        return directories;
    }

    private Path cacheDirectory() {
        return Optional.ofNullable(invocation.environment().get(CACHE_VARIABLE))
                .filter(path -> !path.isEmpty())
                .map(invocation::path)
                .or(() -> text(StagingSettings.CACHE_DIRECTORY).map(project::resolve))
                .orElse(catalog.resolve("cache"))
                .toAbsolutePath()
                .normalize();
    }

    private long cacheBytes() {
        return text(StagingSettings.CACHE_SIZE)
                .flatMap(ByteSize::bytes)
                .or(() -> ByteSize.bytes(STANDARD_CACHE_SIZE))
                .orElseThrow();
    }

    private Optional<String> text(String key) {
        return selection.config().get(key) instanceof PropertyValue.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }
}
