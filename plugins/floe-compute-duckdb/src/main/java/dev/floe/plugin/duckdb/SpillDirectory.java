package dev.floe.plugin.duckdb;

import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where DuckDB keeps what does not fit into memory. It makes the directory when it needs it and removes it again, but none
 * above it.
 *
 * @param path as DuckDB reads it; empty: it may not spill
 */
record SpillDirectory(String path) {
    /** @param directory what a relative path is seen from */
    static SpillDirectory of(Path directory, String path) {
        boolean isDuckDbs = path.isEmpty() || path.startsWith("~");
        return new SpillDirectory(isDuckDbs ? path : directory.resolve(path).toString());
    }

    /** Makes the directories above it. */
    void prepare() {
        Optional<Path> parent = path.isEmpty() || path.startsWith("~")
                ? Optional.empty()
                : Optional.ofNullable(Path.of(path).getParent());
        try {
            if (parent.isPresent()) {
                Files.createDirectories(parent.get());
            }
        } catch (IOException failure) {
            throw new SessionException(
                    Kind.ACCESS,
                    "Setting 'temp_directory' names '%s', and the directory above it cannot be made: %s"
                            .formatted(path, failure),
                    failure);
        }
    }
}
