package dev.floe.spi.catalog;

import dev.floe.spi.compute.ComputeSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogs that floe can use without a plugin, and their settings. */
public final class CatalogSettings {
    /** A catalog in a directory, without a server. */
    public static final String EMBEDDED = "embedded";

    /** Any catalog that speaks Iceberg's REST protocol. */
    public static final String REST = "rest";

    /** Apache Polaris, which does. */
    public static final String POLARIS = "polaris";

    public static final String PATH = "path";
    public static final String URI = "uri";
    public static final String WAREHOUSE = "warehouse";
    public static final String SCOPE = "scope";
    public static final String OAUTH2_SERVER_URI = "oauth2_server_uri";
    public static final String AUDIENCE = "audience";
    public static final String RESOURCE = "resource";
    public static final String ACCESS_DELEGATION = "access_delegation";
    public static final String STATE_NAMESPACE = "state_namespace";
    public static final String TIMEOUT_SECONDS = "timeout_seconds";
    public static final String RETRY_SECONDS = "retry_seconds";
    public static final String LEASE_SECONDS = "lease_seconds";
    public static final String PROPERTIES = "properties";

    private static final List<ComputeSetting> OF_EMBEDDED =
            List.of(ComputeSetting.text(PATH, "Directory of the catalog, seen from the product's (default .floe)"));

    private static final List<ComputeSetting> OF_REST = List.of(
            ComputeSetting.text(
                    URI, "Where the catalog is, without /v1, such as https://polaris.example.com/api/catalog"),
            ComputeSetting.text(WAREHOUSE, "Which of the server's catalogs"),
            ComputeSetting.text(SCOPE, "What the token is for, such as PRINCIPAL_ROLE:ALL"),
            ComputeSetting.text(OAUTH2_SERVER_URI, "Where tokens are to be had (default: the catalog itself)"),
            ComputeSetting.text(AUDIENCE, "The audience of the token, where its server wants one"),
            ComputeSetting.text(RESOURCE, "The resource of the token, where its server wants one"),
            ComputeSetting.text(
                            ACCESS_DELEGATION,
                            "Whether the catalog gives credentials for the files of tables (default: none)")
                    .oneOf("vended-credentials", "none"),
            ComputeSetting.text(STATE_NAMESPACE, "Namespace of the tables with what floe has to know (default floe)"),
            ComputeSetting.count(TIMEOUT_SECONDS, "How long an answer may take (default 60)"),
            ComputeSetting.count(RETRY_SECONDS, "How long a request is tried again where that may help (default 60)"),
            ComputeSetting.count(LEASE_SECONDS, "How long the next run waits for one that was killed (default 60)"),
            ComputeSetting.map(PROPERTIES, "Further properties of Iceberg's REST client, such as header.X-Realm"));

    private static final Map<String, List<ComputeSetting>> ALL =
            Map.of(EMBEDDED, OF_EMBEDDED, REST, OF_REST, POLARIS, OF_REST);

    private CatalogSettings() {}

    /** The settings of a catalog; empty: floe does not know it. */
    public static Optional<List<ComputeSetting>> of(String catalog) {
        return Optional.ofNullable(ALL.get(catalog));
    }

    /** Whether a catalog speaks Iceberg's REST protocol. */
    public static boolean isRest(String catalog) {
        return catalog.equals(REST) || catalog.equals(POLARIS);
    }
}
