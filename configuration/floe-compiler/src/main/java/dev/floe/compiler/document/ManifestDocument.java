package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code manifest.yaml} as it was written. What is absent, or was written in a form that could not be read, is empty.
 *
 * @param environments by name, in the order of the document
 * @param domains the manifests below this one that belong to it
 * @param products the directories of the products that belong to it
 */
public record ManifestDocument(
        Optional<Located<String>> name,
        Optional<Located<String>> version,
        Optional<Located<DeclaredScope>> scope,
        Optional<Located<String>> parentManifest,
        Optional<PluginsSection> plugins,
        Optional<DataArchitectureSection> dataArchitecture,
        Optional<GovernanceSection> governance,
        Map<String, Located<EnvironmentSection>> environments,
        List<Located<String>> domains,
        List<Located<String>> products) {
    public ManifestDocument {
        environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
        domains = List.copyOf(domains);
        products = List.copyOf(products);
    }
}
