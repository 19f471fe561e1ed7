package dev.floe.compiler.port;

import dev.floe.compiler.contract.ContractServer;
import dev.floe.compiler.document.PluginKind;
import dev.floe.compiler.resolve.EffectivePlatform;
import dev.floe.spi.artifact.EnvironmentBinding;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.catalog.CatalogSettings;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogs that a table is in: the platform's, and that of each environment which has another. */
final class ContractServers {
    private ContractServers() {}

    /** @param layer of the table */
    static List<ContractServer> of(EffectivePlatform platform, Optional<String> layer) {
        List<ContractServer> servers = new ArrayList<>();
        String kind = PluginKind.CATALOG.key();
        Optional<PropertyValue.Entries> shared =
                Optional.ofNullable(platform.plugins().get(kind)).map(catalog -> details(catalog, Optional.empty()));
        shared.ifPresent(details -> servers.add(new ContractServer("catalog", Optional.empty(), details)));
        platform.environments().forEach((name, environment) -> {
            Optional<String> namespace = namespace(environment, layer);
            Optional.ofNullable(environment.plugins().get(kind))
                    .or(() -> Optional.ofNullable(platform.plugins().get(kind)))
                    .map(catalog -> details(catalog, namespace))
                    .filter(details -> !shared.equals(Optional.of(details)))
                    .ifPresent(details -> servers.add(new ContractServer(name, Optional.of(name), details)));
        });
        return servers;
    }

    private static Optional<String> namespace(EnvironmentBinding environment, Optional<String> layer) {
        return layer.flatMap(name -> Optional.ofNullable(environment.layers().get(name)))
                .flatMap(EnvironmentBinding.LayerBinding::namespace);
    }

    private static PropertyValue.Entries details(PluginSelection catalog, Optional<String> namespace) {
        Map<String, PropertyValue> details = new LinkedHashMap<>();
        details.put("type", PropertyValue.of("custom"));
        text(catalog, "warehouse").ifPresent(warehouse -> details.put("catalog", PropertyValue.of(warehouse)));
        text(catalog, "uri").ifPresent(uri -> details.put("location", PropertyValue.of(uri)));
        if (catalog.name().equals(CatalogSettings.EMBEDDED)) {
            details.put(
                    "path", PropertyValue.of(text(catalog, CatalogSettings.PATH).orElse(".floe")));
        }
        namespace.ifPresent(name -> details.put("schema", PropertyValue.of(name)));
        details.put("format", PropertyValue.of("iceberg"));
        return new PropertyValue.Entries(details);
    }

    private static Optional<String> text(PluginSelection catalog, String key) {
        return catalog.config().get(key) instanceof PropertyValue.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }
}
