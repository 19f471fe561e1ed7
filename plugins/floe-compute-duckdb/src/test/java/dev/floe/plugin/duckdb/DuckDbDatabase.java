package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A database of a test, in a file, as a target of profiles.yml describes it. */
record DuckDbDatabase(
        Path directory, OptionalInt threads, Map<String, PropertyValue> target, List<Path> tableDirectories) {
    static DuckDbDatabase in(Path directory) {
        return new DuckDbDatabase(
                directory, OptionalInt.empty(), Map.of("path", PropertyValue.of("test.duckdb")), List.of());
    }

    DuckDbDatabase with(String key, PropertyValue value) {
        Map<String, PropertyValue> extended = new LinkedHashMap<>(target);
        extended.put(key, value);
        return new DuckDbDatabase(directory, threads, extended, tableDirectories);
    }

    DuckDbDatabase withThreads(OptionalInt number) {
        return new DuckDbDatabase(directory, number, target, tableDirectories);
    }

    DuckDbDatabase withTablesIn(Path... directories) {
        return new DuckDbDatabase(directory, threads, target, List.of(directories));
    }

    ComputeEngine open() {
        return new DuckDbCompute().open(request()).orElseThrow();
    }

    /** What a setting of DuckDB is when it is opened on this machine. */
    String setting(Machine machine, String name) {
        try (ComputeEngine engine = new DuckDbOpening(request(), machine).open();
                ComputeSession session = engine.openSession()) {
            return setting(session, name);
        }
    }

    static String setting(ComputeSession session, String name) {
        try (QueryRows rows = session.query("select cast(current_setting('" + name + "') as varchar)")) {
            rows.next();
            return String.valueOf(rows.value(0));
        }
    }

    private EngineRequest request() {
        return new EngineRequest(directory, directory.resolve("spill"), threads, target, tableDirectories);
    }
}
