package dev.floe.spi.storage;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a catalog says of the storage of a table.
 *
 * @param config what it sets instead of the platform's own; empty: nothing
 * @param credentials for the files of that table; empty: it gives none
 */
public record StorageGrant(Map<String, PropertyValue> config, Optional<StorageCredentials> credentials) {
    public StorageGrant {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        requireNonNull(credentials, "credentials is null");
    }

    public boolean isEmpty() {
        return config.isEmpty() && credentials.isEmpty();
    }
}
