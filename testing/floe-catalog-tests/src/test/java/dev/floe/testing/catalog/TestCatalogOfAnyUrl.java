package dev.floe.testing.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.floe.iceberg.catalog.TableCatalog;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;

/**
 * Any REST catalog whose tables are files of this machine, tried by hand:
 *
 * <pre>
 * ./mvnw verify -pl testing/floe-catalog-tests -am -Dtest=TestCatalogOfAnyUrl -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dcatalog.uri=http://localhost:8181/api/catalog -Dcatalog.warehouse=w -Dcatalog.credential=id:secret
 *     -Dcatalog.scope=PRINCIPAL_ROLE:ALL
 * </pre>
 */
final class TestCatalogOfAnyUrl extends AbstractCatalogContract {
    private static final String PREFIX = "catalog.";

    @BeforeAll
    static void lookWhetherThereIsOne() {
        assumeTrue(property("uri").isPresent(), "no catalog is named by -Dcatalog.uri");
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(PREFIX + name));
    }

    @Override
    TableCatalog open() {
        Map<String, String> properties = new HashMap<>();
        for (String name : new String[] {"warehouse", "credential", "token", "scope", "oauth2-server-uri"}) {
            property(name).ifPresent(value -> properties.put(name, value));
        }
        return RestCatalogs.open(URI.create(property("uri").orElseThrow()), properties);
    }
}
