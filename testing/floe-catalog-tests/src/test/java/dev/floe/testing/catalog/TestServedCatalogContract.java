package dev.floe.testing.catalog;

import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.serve.CatalogServer;
import dev.floe.iceberg.storage.StorageFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The embedded catalog, served over HTTP. */
final class TestServedCatalogContract extends AbstractCatalogContract {
    private static final String TOKEN = "0123456789abcdef";

    private final CatalogServer server;

    TestServedCatalogContract(@TempDir Path directory) {
        server = CatalogServer.start(
                directory,
                StorageFactory.local(),
                TablePlaces.besideCatalog(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                Duration.ofHours(1),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    TableCatalog open() {
        return RestCatalogs.open(server.uri(), Map.of("credential", "floe:" + TOKEN, "scope", "catalog"));
    }
}
