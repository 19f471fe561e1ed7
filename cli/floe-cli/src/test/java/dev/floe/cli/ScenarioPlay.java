package dev.floe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Does with floe what a test of the public suite did with dbt, and notes what comes out otherwise. */
final class ScenarioPlay {
    private final Path base;
    private final ScenarioDatabase database;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, JsonNode> expected = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    /**
     * A play in an empty folder.
     *
     * @param base stands for the folder of the recording
     */
    ScenarioPlay(Path base, ScenarioDatabase database) {
        this.base = base;
        this.database = database;
    }

    /** Plays all tests of a scenario, one after the other; empty: everything is as it was in dbt. */
    List<String> differences(JsonNode scenario) throws IOException, SQLException {
        for (JsonNode test : scenario.path("tests")) {
            for (JsonNode step : test.path("steps")) {
                take(step);
            }
        }
        return differences;
    }

    private void take(JsonNode step) throws IOException, SQLException {
        if (step.has("command")) {
            command(step);
        } else if (step.has("sql")) {
            database.execute(step.path("sql").asText());
        } else if (step.has("environment")) {
            step.path("environment").properties().forEach(entry -> {
                if (entry.getValue().isNull()) {
                    environment.remove(entry.getKey());
                } else {
                    environment.put(entry.getKey(), entry.getValue().asText());
                }
            });
        } else {
            write(step);
        }
    }

    private void write(JsonNode step) throws IOException {
        for (Map.Entry<String, JsonNode> file : step.path("files").properties()) {
            Path path = base.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            if (file.getValue().isTextual()) {
                Files.writeString(path, file.getValue().asText());
            } else if (file.getValue().has("copy")) {
                Files.write(
                        path,
                        Files.readAllBytes(
                                base.resolve(file.getValue().path("copy").asText())));
            } else {
                Files.write(
                        path,
                        Base64.getDecoder()
                                .decode(file.getValue().path("base64").asText()));
            }
        }
        for (JsonNode file : step.path("removed")) {
            Files.deleteIfExists(base.resolve(file.asText()));
        }
        for (JsonNode folder : step.path("folders")) {
            Files.createDirectories(base.resolve(folder.asText()));
        }
    }

    private void command(JsonNode step) throws IOException, SQLException {
        List<String> arguments = new ArrayList<>(List.of("dbt"));
        step.path("command").forEach(word -> arguments.add(word.asText()));
        ScenarioArtifacts artifacts = new ScenarioArtifacts(base);
        Path folder = Files.createDirectories(base.resolve(step.path("folder").asText()));
        CapturedRun run = CapturedRun.of(folder, environment, arguments);
        String where = String.join(" ", arguments);
        if (run.exitCode() != step.path("code").asInt()) {
            differences.add("%s: exit code: dbt %s, floe %s: %s"
                    .formatted(where, step.path("code"), run.exitCode(), run.errors()));
        }
        if (step.has("listed")) {
            compare(
                    where + ": listed",
                    lines(step.path("listed")),
                    new TreeSet<>(run.output().lines().toList()));
        }
        for (JsonNode text : step.path("looked_for")) {
            boolean isThere =
                    (run.output() + run.errors()).contains(text.path(0).asText());
            compare(where + ": output has " + text.path(0), text.path(1).asBoolean(), isThere);
        }
        compare(where, ScenarioArtifacts.recorded(step.path("artifacts")), artifacts.written());
        compareRelations(where, step.path("relations"));
    }

    private static Set<String> lines(JsonNode listed) {
        Set<String> lines = new TreeSet<>();
        listed.forEach(line -> lines.add(line.asText()));
        return lines;
    }

    private void compareRelations(String where, JsonNode changed) throws SQLException {
        changed.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                expected.remove(entry.getKey());
            } else {
                expected.put(entry.getKey(), ScenarioRows.comparable(entry.getValue()));
            }
        });
        Map<String, JsonNode> actual = new TreeMap<>(database.relations());
        actual.replaceAll((name, relation) -> ScenarioRows.comparable(relation));
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            compare(where + ": relation " + name, text(expected, name), text(actual, name));
        }
    }

    private static String text(Map<String, JsonNode> relations, String name) {
        return Optional.ofNullable(relations.get(name)).map(JsonNode::toString).orElse("is not there");
    }

    private void compare(String what, Object dbt, Object floe) {
        if (!dbt.equals(floe)) {
            differences.add("%s:%n  dbt  %s%n  floe %s".formatted(what, dbt, floe));
        }
    }
}
