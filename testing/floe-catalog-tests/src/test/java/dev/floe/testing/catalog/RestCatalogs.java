package dev.floe.testing.catalog;

import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.rest.RestCatalog;
import dev.floe.iceberg.rest.RestSettings;
import dev.floe.iceberg.storage.StorageFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Opens REST catalogs. Where nothing else is said, their tables are files of this machine. */
final class RestCatalogs {
    private RestCatalogs() {}

    static RestCatalog open(URI uri, Map<String, String> properties) {
        return open(uri, properties, StorageFactory.local());
    }

    /** @param storages closed with the catalog */
    static RestCatalog open(URI uri, Map<String, String> properties, StorageFactory storages) {
        return RestCatalog.open(settings(uri, properties), storages, TablePlaces.besideCatalog(), Clock.systemUTC());
    }

    static RestSettings settings(URI uri, Map<String, String> properties) {
        return new RestSettings(
                uri.toString(),
                properties,
                "floe",
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20));
    }
}
