package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A technology that the platform chose for one of its parts, such as the catalog. */
public record PluginSelection(String name, Map<String, PropertyValue> config, Optional<String> connectionSecretRef) {
    public PluginSelection {
        requireNonNull(name, "name is null");
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        requireNonNull(connectionSecretRef, "connectionSecretRef is null");
    }
}
