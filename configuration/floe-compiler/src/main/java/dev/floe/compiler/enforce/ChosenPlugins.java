package dev.floe.compiler.enforce;

import dev.floe.compiler.document.EnvironmentSection.PluginOverride;
import dev.floe.compiler.document.PluginKind;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What each manifest of a platform says of one kind of plugin. */
final class ChosenPlugins {
    private ChosenPlugins() {}

    /**
     * What a manifest says.
     *
     * @param name empty: it leaves the choice to others
     * @param inForce what holds in the end; empty: nobody chooses
     * @param config in general and for environments
     */
    record Chosen(
            Optional<Located<String>> name, Optional<String> inForce, Map<String, Located<PropertyValue>> config) {
        /** The plugin that the configuration is for. */
        Optional<String> configured() {
            return name.map(Located::value).or(() -> inForce);
        }
    }

    static List<Chosen> of(ResolvedProduct product, PluginKind kind) {
        Optional<String> inForce = Optional.ofNullable(
                        product.platform().plugins().get(kind.key()))
                .map(PluginSelection::name);
        return product.valid().loaded().platform().chain().stream()
                .map(manifest -> new Chosen(name(manifest, kind), inForce, config(manifest, kind)))
                .toList();
    }

    private static Optional<Located<String>> name(LoadedManifest manifest, PluginKind kind) {
        return manifest.document().plugins().stream()
                .flatMap(plugins -> Stream.ofNullable(plugins.selections().get(kind)))
                .flatMap(selection -> selection.value().name().stream())
                .findFirst();
    }

    private static Map<String, Located<PropertyValue>> config(LoadedManifest manifest, PluginKind kind) {
        Map<String, Located<PropertyValue>> all = new LinkedHashMap<>();
        manifest.document().environments().forEach((_, environment) -> Optional.ofNullable(
                        environment.value().overrides().get(kind))
                .map(PluginOverride::config)
                .ifPresent(all::putAll));
        manifest.document()
                .plugins()
                .flatMap(plugins -> Optional.ofNullable(plugins.selections().get(kind)))
                .ifPresent(selection -> all.putAll(selection.value().config()));
        return all;
    }
}
