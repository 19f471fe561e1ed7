package dev.floe.dbt.state;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.JsonValues;
import dev.floe.dbt.error.DbtError;
import dev.floe.jinja.value.DictValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The artifacts of an earlier run.
 *
 * @param manifest of manifest.json
 * @param results of run_results.json
 * @param sources of sources.json
 */
public record EarlierArtifacts(Optional<DictValue> manifest, Optional<DictValue> results, Optional<DictValue> sources) {
    public EarlierArtifacts {
        requireNonNull(manifest, "manifest is null");
        requireNonNull(results, "results is null");
        requireNonNull(sources, "sources is null");
    }

    /**
     * What a directory has of them.
     *
     * @throws dev.floe.spi.problem.FloeException if a file cannot be read
     */
    public static EarlierArtifacts read(Path directory) {
        return new EarlierArtifacts(
                read(directory, "manifest.json"), read(directory, "run_results.json"), read(directory, "sources.json"));
    }

    private static Optional<DictValue> read(Path directory, String name) {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonValues.read(file));
        } catch (IOException failure) {
            throw DbtError.FILE.in(
                    file.toString(),
                    "'" + file + "' cannot be read: " + failure.getMessage(),
                    "let an earlier run write it anew");
        }
    }
}
