package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The layers of the platform and their naming.
 *
 * @param layers by name, in the order of the manifest
 */
public record DataArchitecture(ArchitecturePattern pattern, Map<String, Layer> layers, NamingEnforcement naming) {
    public DataArchitecture {
        requireNonNull(pattern, "pattern is null");
        layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
        requireNonNull(naming, "naming is null");
    }
}
