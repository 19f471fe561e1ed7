package dev.floe.spi.storage;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a store is opened with.
 *
 * @param config agrees with the plugin's settings; what a manifest leaves out is absent
 * @param credentials empty: those that the technology's own clients find on this machine
 */
public record StorageRequest(Map<String, PropertyValue> config, Optional<CredentialsSource> credentials) {
    public StorageRequest {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        requireNonNull(credentials, "credentials is null");
    }

    /** What a text setting says, if the manifest has it. */
    public Optional<String> text(String key) {
        return config.get(key) instanceof PropertyValue.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /** Whether a truth setting is on. */
    public boolean isOn(String key) {
        return config.get(key) instanceof PropertyValue.Truth(boolean on) && on;
    }
}
