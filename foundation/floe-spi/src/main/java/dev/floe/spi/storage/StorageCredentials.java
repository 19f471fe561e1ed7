package dev.floe.spi.storage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials of a store.
 *
 * @param fields by the names that secrets have, such as {@code access_key_id}, {@code secret_access_key} and {@code
 *     session_token}
 * @param expiration when they end; empty: nobody says
 */
public record StorageCredentials(Map<String, String> fields, Optional<Instant> expiration) {
    public StorageCredentials {
        fields = Map.copyOf(fields);
        requireNonNull(expiration, "expiration is null");
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Says which fields there are, and nothing of what they hold. */
    @Override
    public String toString() {
        return "StorageCredentials[" + fields.keySet().stream().sorted().toList() + "]";
    }
}
