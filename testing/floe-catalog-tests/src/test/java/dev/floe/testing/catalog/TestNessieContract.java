package dev.floe.testing.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.floe.iceberg.catalog.TableCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nessie, which keeps all tables in one history with branches, as Git does. Two who change two tables at the same time get in each
 * other's way, so some requests are refused with 409 although nobody has touched their table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestNessieContract extends AbstractCatalogContract {
    private static final String NOT_HERE =
            "Nessie is not here, as its jar has 245 MB: './mvnw verify -Pnessie' fetches it and runs this";

    private Optional<NessieServer> server = Optional.empty();
    private Path cache = Path.of("");

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        assumeTrue(NessieServer.isHere(), NOT_HERE);
        server = Optional.of(NessieServer.start(directory));
        cache = directory.resolve("cache");
    }

    @AfterAll
    void stop() {
        server.ifPresent(NessieServer::close);
    }

    @Override
    Map<Lack, String> lacks() {
        return Map.of(
                Lack.HISTORY,
                "Nessie's own history has the earlier snapshots; the metadata that it hands out has the present one",
                Lack.EXPIRY,
                "Nessie sets gc.enabled=false, as its branches and tags may need what the present version does not");
    }

    @Override
    TableCatalog open() {
        NessieServer nessie = server.orElseThrow();
        return RestCatalogs.open(
                nessie.uri(),
                Map.of("rest.auth.type", "none"),
                S3Storages.of(
                        S3Storages.store(nessie.endpoint().toString(), NessieServer.KEY, NessieServer.SECRET),
                        cache.resolve(UUID.randomUUID().toString())));
    }
}
