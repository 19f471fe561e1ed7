package dev.floe.testing.catalog;

import dev.floe.iceberg.catalog.TableCatalog;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server with which Iceberg tests its own clients. It wants tables to be there before they are part of a transaction. Where
 * another request gets in between, it says that a transaction is committed and has forgotten it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestRestFixtureContract extends AbstractCatalogContract {
    private final int port = OtherServer.freePort();
    private final URI uri = URI.create("http://127.0.0.1:" + port);
    private Optional<OtherServer> server = Optional.empty();

    @BeforeAll
    void start(@TempDir Path directory) {
        server = Optional.of(OtherServer.start(
                List.of(
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("floe.fixture") + "/*",
                        "org.apache.iceberg.rest.RESTCatalogServer"),
                Map.of(
                        "CATALOG_REST_PORT", Integer.toString(port),
                        "CATALOG_URI", "jdbc:sqlite:" + directory.resolve("fixture.db"),
                        "CATALOG_WAREHOUSE",
                                directory.resolve("warehouse").toUri().toString()),
                directory.resolve("log"),
                uri.resolve("/v1/config")));
    }

    @AfterAll
    void stop() {
        server.ifPresent(OtherServer::close);
    }

    @Override
    Map<Lack, String> lacks() {
        return Map.of(
                Lack.MANY_WRITERS,
                "it answers 204 to a transaction of which it has kept nothing, where another request gets in between");
    }

    @Override
    TableCatalog open() {
        return RestCatalogs.open(uri, Map.of("rest.auth.type", "none"));
    }
}
