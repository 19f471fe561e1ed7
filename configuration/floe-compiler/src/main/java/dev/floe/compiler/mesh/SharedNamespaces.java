package dev.floe.compiler.mesh;

import dev.floe.compiler.document.ManifestDocument;
import dev.floe.compiler.document.PluginKind;
import dev.floe.documents.Located;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The namespaces of layers that products share.
 *
 * @param manifests those that hold for the products, the nearest first
 */
public record SharedNamespaces(List<ManifestDocument> manifests) {
    public SharedNamespaces {
        manifests = List.copyOf(manifests);
    }

    /** Those of a manifest below these. */
    SharedNamespaces under(ManifestDocument manifest) {
        return new SharedNamespaces(
                Stream.concat(Stream.of(manifest), manifests.stream()).toList());
    }

    /** The namespace of a layer: the nearest manifest that says one has the last word, and a layer is its own by default. */
    String of(String layer) {
        return manifests.stream()
                .flatMap(manifest -> manifest.dataArchitecture().stream())
                .flatMap(architecture ->
                        Optional.ofNullable(architecture.layers().get(layer)).stream())
                .map(Located::value)
                .flatMap(section -> section.namespace().stream())
                .map(Located::value)
                .findFirst()
                .orElse(layer);
    }

    /** Whether a domain has a catalog of its own: its namespaces are others than those of the same name elsewhere. */
    public boolean isElsewhere() {
        return manifests.stream()
                .limit(Math.max(0, manifests.size() - 1))
                .flatMap(manifest -> manifest.plugins().stream())
                .anyMatch(plugins -> plugins.selections().containsKey(PluginKind.CATALOG));
    }
}
