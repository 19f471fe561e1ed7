package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.compute.WorkloadSize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one environment sets instead of the platform's own values. Never a compute: the same one runs everywhere.
 *
 * @param plugins the catalog and storage in force there, by kind
 * @param layers namespaces and locations that differ, by layer
 * @param connectionSecretRefs secrets that differ, by compute
 * @param workloadSize of its jobs
 */
public record EnvironmentBinding(
        Map<String, PluginSelection> plugins,
        Map<String, LayerBinding> layers,
        Map<String, String> connectionSecretRefs,
        Optional<WorkloadSize> workloadSize) {
    /** Where a layer's tables and files are in one environment. */
    public record LayerBinding(Optional<String> namespace, Optional<String> location) {
        public LayerBinding {
            requireNonNull(namespace, "namespace is null");
            requireNonNull(location, "location is null");
        }
    }

    public EnvironmentBinding {
        plugins = Collections.unmodifiableMap(new LinkedHashMap<>(plugins));
        layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
        connectionSecretRefs = Collections.unmodifiableMap(new LinkedHashMap<>(connectionSecretRefs));
        requireNonNull(workloadSize, "workloadSize is null");
    }
}
