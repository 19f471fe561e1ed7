package dev.floe.spi.compute;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a manifest configures one approved compute.
 *
 * @param name the compute
 * @param connectionSecretRef the name of the secret that holds its credentials, never the credentials
 * @param properties the settings, in the order of the manifest; each agrees with the plugin's {@link ComputeSetting}
 */
public record ComputeConfiguration(
        String name, Optional<String> connectionSecretRef, Map<String, PropertyValue> properties) {
    public ComputeConfiguration {
        requireNonNull(name, "name is null");
        requireNonNull(connectionSecretRef, "connectionSecretRef is null");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** A setting, if the manifest has it. */
    public Optional<PropertyValue> property(String key) {
        return Optional.ofNullable(properties.get(key));
    }

    /** A setting, or this one instead. */
    public PropertyValue property(String key, PropertyValue fallback) {
        return property(key).orElse(fallback);
    }

    public PropertyValue property(String key, String fallback) {
        return property(key, PropertyValue.of(fallback));
    }

    public PropertyValue property(String key, long fallback) {
        return property(key, PropertyValue.of(fallback));
    }

    public PropertyValue property(String key, List<String> fallback) {
        return property(key, PropertyValue.of(fallback));
    }

    /** What a setting of type {@link SettingType#TEXT} says, or this instead. */
    public String text(String key, String fallback) {
        return properties.get(key) instanceof PropertyValue.Text(String text) ? text : fallback;
    }
}
