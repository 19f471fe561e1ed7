package dev.floe.cli;

import dev.floe.iceberg.rest.RestSettings;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.catalog.CatalogSettings;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.value.PropertyValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads out of a manifest how to reach a REST catalog. */
final class RestCatalogConnection {
    private static final long STANDARD_SECONDS = 60;
    private static final String STANDARD_STATE_NAMESPACE = "floe";

    /** What Iceberg's client calls the settings that it knows itself. */
    private static final Map<String, String> OF_ICEBERG = Map.of(
            CatalogSettings.WAREHOUSE, "warehouse",
            CatalogSettings.SCOPE, "scope",
            CatalogSettings.OAUTH2_SERVER_URI, "oauth2-server-uri",
            CatalogSettings.AUDIENCE, "audience",
            CatalogSettings.RESOURCE, "resource",
            CatalogSettings.ACCESS_DELEGATION, "header.X-Iceberg-Access-Delegation");

    private static final String NO_DELEGATION = "none";

    private RestCatalogConnection() {}

    /**
     * What the manifest says.
     *
     * @param secret with {@code client_id} and {@code client_secret}, or {@code token}; empty: the catalog wants none
     * @throws FloeException if it does not say where the catalog is, or a field of the secret is missing
     */
    static RestSettings settings(PluginSelection catalog, Optional<ResolvedSecret> secret) {
        Map<String, PropertyValue> config = catalog.config();
        String uri = text(config, CatalogSettings.URI)
                .orElseThrow(() -> ProductCatalog.cannotRun(
                        "The catalog '%s' has no '%s'".formatted(catalog.name(), CatalogSettings.URI),
                        "say in the manifest where it is: catalog: {name: %s, config: {uri: https://...}}"
                                .formatted(catalog.name())));
        return new RestSettings(
                uri,
                properties(config, secret),
                text(config, CatalogSettings.STATE_NAMESPACE).orElse(STANDARD_STATE_NAMESPACE),
                seconds(config, CatalogSettings.TIMEOUT_SECONDS),
                seconds(config, CatalogSettings.RETRY_SECONDS),
                seconds(config, CatalogSettings.LEASE_SECONDS));
    }

    private static Map<String, String> properties(Map<String, PropertyValue> config, Optional<ResolvedSecret> secret) {
        Map<String, String> properties = new HashMap<>();
        OF_ICEBERG.forEach((setting, property) -> text(config, setting)
                .filter(value -> !(setting.equals(CatalogSettings.ACCESS_DELEGATION) && value.equals(NO_DELEGATION)))
                .ifPresent(value -> properties.put(property, value)));
        if (config.get(CatalogSettings.PROPERTIES) instanceof PropertyValue.Entries(var more)) {
            more.forEach((name, value) -> properties.put(name, plain(value)));
        }
        secret.ifPresent(found -> found.find("token")
                .ifPresentOrElse(
                        token -> properties.put("token", token),
                        () -> properties.put(
                                "credential", found.text("client_id") + ":" + found.text("client_secret"))));
        if (secret.isEmpty()) {
            properties.putIfAbsent("rest.auth.type", "none");
        }
        return properties;
    }

    private static Optional<String> text(Map<String, PropertyValue> config, String key) {
        return config.get(key) instanceof PropertyValue.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private static String plain(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(String text) -> text;
            case PropertyValue.Whole(long number) -> Long.toString(number);
            case PropertyValue.Truth(boolean truth) -> Boolean.toString(truth);
            default ->
                throw ProductCatalog.cannotRun(
                        "A property of the catalog's client is no text", "write it as one text, in quotes");
        };
    }

    private static Duration seconds(Map<String, PropertyValue> config, String key) {
        return Duration.ofSeconds(
                config.get(key) instanceof PropertyValue.Whole(long number) ? number : STANDARD_SECONDS);
    }
}
