package dev.floe.spi.session;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What an engine is opened with.
 *
 * @param directory what relative paths in the settings are seen from
 * @param temporaryDirectory where it may keep what does not fit into memory
 * @param threads how many it may use; absent: as it likes
 * @param settings those of its target in dbt's profiles.yml, secrets included
 * @param tableDirectories where the files are that it is asked to read and write, of tables and seeds, whatever its settings
 *     forbid
 */
public record EngineRequest(
        Path directory,
        Path temporaryDirectory,
        OptionalInt threads,
        Map<String, PropertyValue> settings,
        List<Path> tableDirectories) {
    public EngineRequest {
        requireNonNull(directory, "directory is null");
        requireNonNull(temporaryDirectory, "temporaryDirectory is null");
        requireNonNull(threads, "threads is null");
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        tableDirectories = List.copyOf(tableDirectories);
    }

    /** What an engine without files of tables is opened with. */
    public EngineRequest(
            Path directory, Path temporaryDirectory, OptionalInt threads, Map<String, PropertyValue> settings) {
        this(directory, temporaryDirectory, threads, settings, List.of());
    }

    /** Says nothing of the settings, which may hold secrets. */
    @Override
    public String toString() {
        return "EngineRequest[" + settings.keySet() + "]";
    }
}
