package dev.floe.iceberg.storage;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.storage.CredentialsSource;
import dev.floe.spi.storage.StorageCredentials;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageGrant;
import dev.floe.spi.storage.StoragePlugin;
import dev.floe.spi.storage.StorageRequest;
import dev.floe.spi.value.PropertyValue;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The storages of a platform: directories of this machine, and the stores that plugins open, which each is opened when the
 * first of its tables is needed. What a catalog says of a table is over what the platform says.
 */
public final class PlatformStorages implements StorageFactory {
    private final Collection<StoragePlugin> plugins;
    private final Chosen chosen;
    private final Supplier<FileCache> caching;
    private final InstantSource clock;
    private final LocalStorage local = new LocalStorage();
    private final Map<Key, ObjectStorage> open = new ConcurrentHashMap<>();
    private Optional<FileCache> cache = Optional.empty();

    /**
     * The storage that a manifest chooses.
     *
     * @param name of its plugin; {@code local}: none is chosen
     * @param credentials empty: those that its own clients find
     */
    public record Chosen(String name, Map<String, PropertyValue> config, Optional<CredentialsSource> credentials) {
        public Chosen {
            requireNonNull(name, "name is null");
            config = Map.copyOf(config);
            requireNonNull(credentials, "credentials is null");
        }
    }

    private record Key(String plugin, Map<String, PropertyValue> config, Optional<StorageCredentials> granted) {}

    /**
     * @param plugins those that are installed
     * @param caching opens the copies of files, when the first is needed
     */
    public PlatformStorages(
            Collection<StoragePlugin> plugins, Chosen chosen, Supplier<FileCache> caching, InstantSource clock) {
        this.plugins = List.copyOf(plugins);
        this.chosen = requireNonNull(chosen, "chosen is null");
        this.caching = requireNonNull(caching, "caching is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public TableStorage forTable(String location, Map<String, String> config, Supplier<Map<String, String>> refreshed) {
        if (LocalFiles.isLocal(location)) {
            return local;
        }
        StoragePlugin plugin = plugin(location);
        StorageGrant grant = plugin.grant(config);
        Map<String, PropertyValue> merged =
                new LinkedHashMap<>(plugin.name().equals(chosen.name()) ? chosen.config() : Map.of());
        merged.putAll(grant.config());
        return open.computeIfAbsent(
                new Key(plugin.name(), Map.copyOf(merged), grant.credentials()),
                key -> open(plugin, key, refreshed, location));
    }

    private StoragePlugin plugin(String location) {
        String scheme = location.substring(0, location.indexOf("://"));
        return plugins.stream()
                .filter(plugin -> plugin.schemes().contains(scheme))
                .findFirst()
                .orElseThrow(() -> StorageError.NO_PLUGIN.exception(
                        "No installed plugin opens files such as '" + location + "'",
                        "'floe plugins' lists the storages that are installed"));
    }

    private ObjectStorage open(
            StoragePlugin plugin, Key key, Supplier<Map<String, String>> refreshed, String location) {
        Optional<CredentialsSource> granted = key.granted()
                .map(first -> RenewedCredentials.after(
                        first,
                        () -> plugin.grant(refreshed.get())
                                .credentials()
                                .orElseThrow(() -> StorageError.REFUSED.exception(
                                        "The catalog gives no credentials for '" + location + "' any more",
                                        "look at what the catalog's own configuration says of vending credentials")),
                        clock));
        try {
            return new ObjectStorage(
                    plugin.open(new StorageRequest(key.config(), granted.or(() -> ofPlatform(plugin)))),
                    cache(),
                    name(plugin, key.config()),
                    plugin.schemes().getFirst());
        } catch (StorageException refusal) {
            throw StorageError.of(refusal);
        }
    }

    private Optional<CredentialsSource> ofPlatform(StoragePlugin plugin) {
        return plugin.name().equals(chosen.name()) ? chosen.credentials() : Optional.empty();
    }

    /** Buckets of two stores may have the same name. */
    private static String name(StoragePlugin plugin, Map<String, PropertyValue> config) {
        return config.get("endpoint") instanceof PropertyValue.Text(String endpoint)
                ? plugin.name() + "-" + endpoint.replaceFirst("^[a-z]+://", "").replaceAll("[^a-zA-Z0-9.-]", "_")
                : plugin.name();
    }

    private synchronized FileCache cache() {
        FileCache opened = cache.orElseGet(caching);
        cache = Optional.of(opened);
        return opened;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ObjectStorage::close);
        open.clear();
        cache.ifPresent(FileCache::close);
        cache = Optional.empty();
    }
}
