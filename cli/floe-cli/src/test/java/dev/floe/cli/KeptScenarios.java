package dev.floe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recordings in {@code conformance/scenarios/kept}. */
final class KeptScenarios {
    private KeptScenarios() {}

    /** The files with the scenarios of a database. */
    static List<Path> of(String database) throws IOException {
        Path kept = Path.of(System.getProperty("floe.root"), "conformance", "scenarios", "kept", database);
        try (Stream<Path> files = Files.list(kept)) {
            return files.sorted().toList();
        }
    }

    /** Reads a scenario for a folder and, where its profile names one, a port. */
    static JsonNode read(Path file, Path base, int port) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(file)
                        .replace("{base}", base.toString())
                        .replace("{port}", String.valueOf(port)));
    }
}
