package dev.floe.iceberg.storage;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a REST catalog says of a table's storage: its configuration, and credentials for parts of a store. */
public final class VendedConfig {
    private VendedConfig() {}

    /**
     * The configuration of a location.
     *
     * @param config of the table
     * @param byPrefix the {@code storage-credentials}: what holds for all locations that begin with a prefix. The longest
     *     one that fits counts, over the configuration
     */
    public static Map<String, String> of(
            String location, Map<String, String> config, Map<String, Map<String, String>> byPrefix) {
        Map<String, String> merged = new LinkedHashMap<>(config);
        byPrefix.keySet().stream()
                .filter(location::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(byPrefix::get)
                .ifPresent(merged::putAll);
        return merged;
    }
}
