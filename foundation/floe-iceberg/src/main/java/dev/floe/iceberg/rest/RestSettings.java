package dev.floe.iceberg.rest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * How to reach a REST catalog, and how long to wait for it.
 *
 * @param uri of the catalog, without {@code /v1}
 * @param properties of Iceberg's own REST client, such as {@code warehouse}, {@code credential} and {@code scope}; they may
 *     hold secrets
 * @param stateNamespace of the tables in which floe keeps what it has to know of a product from one run to the next
 * @param timeout how long an answer may take
 * @param patience for how long a request is tried again where it may help
 * @param lease how long the next run of a product waits for one that was killed
 */
public record RestSettings(
        String uri,
        Map<String, String> properties,
        String stateNamespace,
        Duration timeout,
        Duration patience,
        Duration lease) {
    public RestSettings {
        requireNonNull(uri, "uri is null");
        properties = Map.copyOf(properties);
        requireNonNull(stateNamespace, "stateNamespace is null");
        requireNonNull(timeout, "timeout is null");
        requireNonNull(patience, "patience is null");
        requireNonNull(lease, "lease is null");
    }

    /** The same, with less patience if that is less. */
    RestSettings withPatienceOf(Duration most) {
        Duration less = patience.compareTo(most) < 0 ? patience : most;
        return new RestSettings(uri, properties, stateNamespace, timeout, less, lease);
    }

    /** Without what the properties say, which may be secret. */
    @Override
    public String toString() {
        return "RestSettings[" + uri + "]";
    }
}
