package dev.floe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells which artifacts a command has written, and what of them two programs can be compared by. */
final class ScenarioArtifacts {
    private static final List<String> NAMES = List.of("run_results.json", "sources.json");

    private final Path base;
    private final Map<Path, String> before;

    /** Looks at what is there before the command. */
    ScenarioArtifacts(Path base) throws IOException {
        this.base = base;
        before = marks();
    }

    private Map<Path, String> marks() throws IOException {
        Map<Path, String> marks = new TreeMap<>();
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.filter(
                            path -> NAMES.contains(path.getFileName().toString()))
                    .toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                marks.put(file, attributes.lastModifiedTime() + " " + attributes.fileKey() + " " + attributes.size());
            }
        }
        return marks;
    }

    /** What the artifacts say that the command has written: status, failures and relation by node, by their names. */
    Map<String, Map<String, String>> written() throws IOException {
        Map<String, Map<String, String>> written = new TreeMap<>();
        for (Map.Entry<Path, String> mark : marks().entrySet()) {
            if (!mark.getValue().equals(before.get(mark.getKey()))) {
                Map<String, String> nodes = new TreeMap<>();
                for (JsonNode result :
                        new ObjectMapper().readTree(mark.getKey().toFile()).path("results")) {
                    nodes.put(result.path("unique_id").asText(), said(result, "relation_name"));
                }
                written.put(mark.getKey().getFileName().toString(), nodes);
            }
        }
        return written;
    }

    /** The same of the recorded artifacts. */
    static Map<String, Map<String, String>> recorded(JsonNode artifacts) {
        Map<String, Map<String, String>> recorded = new TreeMap<>();
        for (String name : NAMES) {
            if (artifacts.has(name)) {
                Map<String, String> nodes = new TreeMap<>();
                artifacts
                        .path(name)
                        .properties()
                        .forEach(node -> nodes.put(node.getKey(), said(node.getValue(), "relation")));
                recorded.put(name, nodes);
            }
        }
        return recorded;
    }

    private static String said(JsonNode result, String relation) {
        return "%s, failures %s, relation %s"
                .formatted(
                        result.path("status").asText(),
                        result.path("failures").asText("null"),
                        result.path(relation).asText("null"));
    }
}
