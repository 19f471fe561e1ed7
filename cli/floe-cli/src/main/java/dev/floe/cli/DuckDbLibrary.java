package dev.floe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the library of DuckDB that an assembled floe has beside the jar of its plugin. */
final class DuckDbLibrary {
    private static final String NAME = "libduckdb_java";

    private DuckDbLibrary() {}

    static Optional<Path> of(List<Path> pluginDirectories) {
        return pluginDirectories.stream()
                .map(directory -> directory.resolve(ProductEngine.DUCKDB))
                .filter(Files::isDirectory)
                .flatMap(DuckDbLibrary::below)
                .findFirst();
    }

    private static Stream<Path> below(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(NAME)).toList().stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }
}
