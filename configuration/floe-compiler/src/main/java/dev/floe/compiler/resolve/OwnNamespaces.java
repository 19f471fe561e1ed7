package dev.floe.compiler.resolve;

import dev.floe.compiler.load.LoadedProduct;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.DataArchitecture;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.problem.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays the namespaces that a product has for itself over those of the platform's layers. */
final class OwnNamespaces {
    private OwnNamespaces() {}

    static EffectivePlatform lay(LoadedProduct product, EffectivePlatform platform) {
        Map<String, Located<String>> own = product.document().namespaces();
        if (own.isEmpty()) {
            return platform;
        }
        DataArchitecture architecture = platform.dataArchitecture();
        Map<String, Layer> layers = new LinkedHashMap<>(architecture.layers());
        Map<String, Origin> origins = new LinkedHashMap<>(platform.origins());
        own.forEach((name, namespace) -> layers.computeIfPresent(name, (key, layer) -> {
            Place place = namespace.place();
            origins.put(
                    SettingPaths.layer(name, "namespace"),
                    Origin.at(product.productName(), place.file(), place.line(), place.column()));
            return layer.at(namespace.value(), layer.location());
        }));
        return new EffectivePlatform(
                platform.approval(),
                platform.computes(),
                platform.plugins(),
                new DataArchitecture(architecture.pattern(), layers, architecture.naming()),
                platform.governance(),
                platform.environments(),
                origins);
    }
}
