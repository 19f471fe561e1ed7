package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** A database of a test, in a file, as a target of profiles.yml describes it. */
record DuckDbDatabase(Path directory, Map<String, PropertyValue> target) {
    static DuckDbDatabase in(Path directory) {
        return new DuckDbDatabase(directory, Map.of("path", PropertyValue.of("test.duckdb")));
    }

    DuckDbDatabase with(String key, PropertyValue value) {
        Map<String, PropertyValue> extended = new LinkedHashMap<>(target);
        extended.put(key, value);
        return new DuckDbDatabase(directory, extended);
    }

    /** With these entries in {@code settings}. */
    DuckDbDatabase withSettings(Map<String, PropertyValue> settings) {
        return with("settings", new PropertyValue.Entries(settings));
    }

    ComputeEngine open() {
        return new DuckDbCompute()
                .open(new EngineRequest(directory, directory.resolve("spill"), OptionalInt.empty(), target))
                .orElseThrow();
    }
}
