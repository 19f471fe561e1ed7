package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All approved computes.
 *
 * @param configs by name, in the order of the manifest that approves them
 * @param defaultCompute the one that runs what chooses none; always among {@code configs}
 */
public record ComputeRegistry(Map<String, Compute> configs, String defaultCompute) {
    public ComputeRegistry {
        configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
        requireNonNull(defaultCompute, "defaultCompute is null");
        if (!configs.containsKey(defaultCompute)) {
            throw new IllegalArgumentException(
                    "Cannot default to compute '%s': it is not approved".formatted(defaultCompute));
        }
    }
}
