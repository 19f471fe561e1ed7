package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A technology and its configuration: an approved compute, a catalog, a storage.
 *
 * @param name empty where a long form lacks it, which was reported
 */
public record SelectionSection(
        Optional<Located<String>> name,
        Map<String, Located<PropertyValue>> config,
        Optional<Located<String>> connectionSecretRef) {
    public SelectionSection {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }
}
