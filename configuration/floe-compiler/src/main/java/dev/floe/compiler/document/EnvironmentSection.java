package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One environment under {@code environments}.
 *
 * @param overrides of the catalog and the storage
 */
public record EnvironmentSection(
        Map<PluginKind, PluginOverride> overrides,
        Map<String, Located<LayerOverride>> layers,
        Map<String, Located<String>> connectionSecretRefs,
        Optional<Located<WorkloadSize>> workloadSize) {
    /** What differs in the configuration of a technology. */
    public record PluginOverride(
            Map<String, Located<PropertyValue>> config, Optional<Located<String>> connectionSecretRef) {
        public PluginOverride {
            config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        }
    }

    /** What differs in a layer. */
    public record LayerOverride(Optional<Located<String>> namespace, Optional<Located<String>> location) {}

    public EnvironmentSection {
        Map<PluginKind, PluginOverride> copy = new EnumMap<>(PluginKind.class);
        copy.putAll(overrides);
        overrides = Collections.unmodifiableMap(copy);
        layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
        connectionSecretRefs = Collections.unmodifiableMap(new LinkedHashMap<>(connectionSecretRefs));
    }
}
