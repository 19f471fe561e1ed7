package dev.floe.spi.secret;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a store is opened with.
 *
 * @param config as the manifest has it under {@code plugins.secrets}
 * @param directory of the product, from which relative paths are seen
 * @param environment the variables of the process, which a plugin must not read by itself
 */
public record SecretStoreRequest(Map<String, PropertyValue> config, Path directory, Map<String, String> environment) {
    public SecretStoreRequest {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        requireNonNull(directory, "directory is null");
        environment = Map.copyOf(environment);
    }

    /** Says nothing of the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "SecretStoreRequest[" + config.keySet() + "]";
    }
}
