package dev.floe.testing.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.storage.PlatformStorages.Chosen;
import dev.floe.iceberg.storage.StorageFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any REST catalog, tried by hand:
 *
 * <pre>
 * ./mvnw verify -pl testing/floe-catalog-tests -am -Dtest=TestCatalogOfAnyUrl -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dcatalog.uri=http://localhost:8181/api/catalog -Dcatalog.warehouse=w -Dcatalog.credential=id:secret
 *     -Dcatalog.scope=PRINCIPAL_ROLE:ALL
 * </pre>
 *
 * <p>Its tables are files of this machine or lie in S3. For the latter it vends credentials, with
 * {@code -Dcatalog.header.X-Iceberg-Access-Delegation=vended-credentials}, or
 * {@code -Dcatalog.s3.endpoint=http://localhost:9000 -Dcatalog.s3.access-key-id=id -Dcatalog.s3.secret-access-key=secret} says
 * how they are reached. What it does without, {@code -Dcatalog.lacks=HISTORY,EXPIRY} says.
 */
final class TestCatalogOfAnyUrl extends AbstractCatalogContract {
    private static final String PREFIX = "catalog.";
    private static final String DELEGATION = "header.X-Iceberg-Access-Delegation";

    @BeforeAll
    static void lookWhetherThereIsOne() {
        assumeTrue(property("uri").isPresent(), "no catalog is named by -Dcatalog.uri");
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(PREFIX + name));
    }

    /** With a cache for each catalog that is opened: processes may share one, but not catalogs of one process. */
    @TempDir
    private Path cache;

    @Override
    TableCatalog open() {
        Map<String, String> properties = new HashMap<>();
        for (String name : List.of("warehouse", "credential", "token", "scope", "oauth2-server-uri", DELEGATION)) {
            property(name).ifPresent(value -> properties.put(name, value));
        }
        properties.putIfAbsent(
                "rest.auth.type",
                property("credential").or(() -> property("token")).isPresent() ? "oauth2" : "none");
        return RestCatalogs.open(URI.create(property("uri").orElseThrow()), properties, storages());
    }

    private StorageFactory storages() {
        Chosen chosen = property("s3.endpoint")
                .map(endpoint -> S3Storages.store(
                        endpoint,
                        property("s3.access-key-id").orElseThrow(),
                        property("s3.secret-access-key").orElseThrow()))
                .orElseGet(() -> new Chosen("local", Map.of(), Optional.empty()));
        return S3Storages.of(chosen, cache.resolve(UUID.randomUUID().toString()));
    }

    @Override
    Map<Lack, String> lacks() {
        Map<Lack, String> lacks = new EnumMap<>(Lack.class);
        property("lacks").ifPresent(names -> List.of(names.split(","))
                .forEach(name -> lacks.put(Lack.valueOf(name), "said by -Dcatalog.lacks")));
        return lacks;
    }
}
