package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code floe.yaml} as it was written. What is absent, or was written in a form that could not be read, is empty.
 *
 * @param namespaces that are the product's own, by layer
 */
public record ProductDocument(
        Optional<Located<String>> name,
        Optional<Located<String>> version,
        Optional<Located<String>> platformReference,
        Optional<Located<List<Located<TransformSection>>>> transforms,
        Optional<Located<ScheduleSection>> schedule,
        PortsSection ports,
        Map<String, Located<String>> namespaces) {
    /** A document that says nothing. */
    public static final ProductDocument EMPTY = new ProductDocument(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            PortsSection.NONE,
            Map.of());

    public ProductDocument {
        namespaces = Collections.unmodifiableMap(new LinkedHashMap<>(namespaces));
    }
}
