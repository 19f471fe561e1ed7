package dev.floe.spi.secret;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code connection_secret_ref} names: texts by the names of their fields.
 *
 * <p>The fields that floe's own parts look for are {@code username}, {@code password}, {@code token}, {@code client_id}, {@code
 * client_secret}, {@code access_key_id}, {@code secret_access_key} and {@code session_token}.
 *
 * @param reference the name in the manifest
 */
public record Secret(String reference, Map<String, SecretText> fields) {
    public Secret {
        requireNonNull(reference, "reference is null");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Optional<SecretText> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Says which fields there are, and nothing of what they hold. */
    @Override
    public String toString() {
        return "Secret[" + reference + " " + fields.keySet() + "]";
    }
}
