package dev.floe.testing.run;

import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.rest.RestCatalog;
import dev.floe.iceberg.rest.RestSettings;
import dev.floe.iceberg.serve.CatalogServer;
import dev.floe.iceberg.storage.StorageFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A product whose catalog is behind a server, and that server behind a proxy. */
final class ServedProduct implements AutoCloseable {
    private static final String TOKEN = "0123456789abcdef";

    /** What a run has to have in its environment. */
    static final Map<String, String> VARIABLES =
            Map.of("FLOE_SECRET_LAKE_CLIENT_ID", "floe", "FLOE_SECRET_LAKE_CLIENT_SECRET", TOKEN);

    private final CatalogServer server;
    private final FaultProxy proxy;
    private final GenerationProduct product;

    private ServedProduct(CatalogServer server, FaultProxy proxy, GenerationProduct product) {
        this.server = server;
        this.proxy = proxy;
        this.product = product;
    }

    /** One whose runs wait no longer than the faults of a test last. */
    static ServedProduct create(Path directory) throws IOException {
        return create(directory, 2, 8);
    }

    /** One whose runs wait as long as a busy machine needs. */
    static ServedProduct patient(Path directory) throws IOException {
        return create(directory, 60, 120);
    }

    private static ServedProduct create(Path directory, int timeoutSeconds, int retrySeconds) throws IOException {
        CatalogServer server = serve(directory.resolve(".floe"));
        FaultProxy proxy = FaultProxy.start(server.uri());
        GenerationProduct product = GenerationProduct.create(directory);
        product.useCatalog(proxy.uri(), timeoutSeconds, retrySeconds);
        return new ServedProduct(server, proxy, product);
    }

    static CatalogServer serve(Path catalog) {
        return CatalogServer.start(
                catalog,
                StorageFactory.local(),
                TablePlaces.besideCatalog(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                Duration.ofHours(1),
                Clock.systemUTC());
    }

    GenerationProduct product() {
        return product;
    }

    FaultProxy proxy() {
        return proxy;
    }

    /** What runs have left that is not published. */
    int staged() {
        return staged(server.uri());
    }

    private static int staged(URI uri) {
        RestSettings settings = new RestSettings(
                uri.toString(),
                Map.of("credential", "floe:" + TOKEN),
                "floe",
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(4));
        try (RestCatalog catalog = RestCatalog.open(
                        settings, StorageFactory.local(), TablePlaces.besideCatalog(), Clock.systemUTC());
                ProductTransaction transaction = catalog.begin("generations")) {
            return transaction.staged().size();
        }
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
