package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Projects that {@code conformance/generated} makes by chance come to what dbt makes of them: each command's exit code, the
 * status of each node, what is listed, and the rows of each relation. Without dbt; {@code record.py} asks it anew.
 */
final class TestGeneratedProjects {
    /** The variables of the recording. */
    private static final Map<String, String> ENVIRONMENT = Map.of("GENERATED_LEAST", "1");

    @TempDir
    private Path directory;

    static Stream<JsonNode> projects() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                TestGeneratedProjects.class.getResourceAsStream("generated-projects.json"),
                "the recording is missing")) {
            JsonNode all = new ObjectMapper().readTree(file);
            return StreamSupport.stream(all.spliterator(), false).filter(entry -> entry.has("seed"));
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void commandsComeToWhatTheyComeToInDbt(JsonNode project) throws IOException, SQLException {
        write(project.path("files"));
        int number = 0;
        for (JsonNode step : project.path("steps")) {
            number++;
            String where = "seed %s, step %d: %s".formatted(project.path("seed"), number, step);
            if (step.has("command")) {
                take(step, where);
            } else if (step.has("write")) {
                write(step.path("write"));
            } else if (step.has("keep")) {
                keep(directory.resolve(step.path("keep").asText()));
            } else {
                execute(step.path("sql").asText());
            }
        }
    }

    private void take(JsonNode step, String where) throws IOException, SQLException {
        List<String> arguments = new ArrayList<>(List.of("dbt"));
        step.path("command").forEach(word -> arguments.add(word.asText()));
        JsonNode answer = step.path("answer");
        Path results = directory.resolve("target/run_results.json");
        byte[] before = Files.exists(results) ? Files.readAllBytes(results) : new byte[0];
        CapturedRun run = CapturedRun.of(directory, ENVIRONMENT, arguments);
        assertThat(run.exitCode())
                .as(where + "\n" + run.errors())
                .isEqualTo(answer.path("code").asInt());
        if (answer.has("listed")) {
            assertThat(run.output().lines().sorted().toList()).as(where).isEqualTo(texts(answer.path("listed")));
        }
        if (answer.has("nodes")) {
            byte[] after = Files.readAllBytes(results);
            assertThat(after).as(where).isNotEqualTo(before);
            assertThat(statuses(after)).as(where).isEqualTo(statuses(answer.path("nodes")));
        }
        if (answer.has("relations")) {
            try (Connection connection = connect()) {
                assertThat(RelationTexts.of(connection)).as(where).isEqualTo(relations(answer.path("relations")));
            }
        }
    }

    private static Map<String, String> statuses(byte[] results) throws IOException {
        Map<String, String> statuses = new TreeMap<>();
        for (JsonNode result : new ObjectMapper().readTree(results).path("results")) {
            statuses.put(
                    result.path("unique_id").asText(),
                    result.path("status").asText() + " "
                            + result.path("failures").asText());
        }
        return statuses;
    }

    private static Map<String, String> statuses(JsonNode recorded) {
        Map<String, String> statuses = new TreeMap<>();
        recorded.properties()
                .forEach(entry -> statuses.put(
                        entry.getKey(),
                        entry.getValue().path(0).asText() + " "
                                + entry.getValue().path(1).asText()));
        return statuses;
    }

    private static Map<String, List<String>> relations(JsonNode recorded) {
        Map<String, List<String>> relations = new TreeMap<>();
        recorded.properties().forEach(entry -> {
            List<String> lines = new ArrayList<>();
            entry.getValue().path("rows").forEach(row -> lines.add(String.join(" | ", texts(row))));
            lines.sort(null);
            lines.addFirst(String.join(", ", texts(entry.getValue().path("columns"))));
            relations.put(entry.getKey(), lines);
        });
        return relations;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void write(JsonNode files) throws IOException {
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            Path path = directory.resolve(file.getKey());
            if (file.getValue().isNull()) {
                Files.deleteIfExists(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue().asText());
            }
        }
    }

    private void keep(Path state) throws IOException {
        Files.createDirectories(state);
        for (String name : List.of("manifest.json", "run_results.json")) {
            Path artifact = directory.resolve("target").resolve(name);
            if (Files.exists(artifact)) {
                Files.copy(artifact, state.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("generated.duckdb"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("attach '" + directory.resolve("other.duckdb") + "' as other");
        }
        return connection;
    }
}
