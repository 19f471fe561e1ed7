package dev.floe.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code floe dbt} does with a project on PostgreSQL what dbt does: the same commands leave the same relations, rows,
 * comments, indexes and grants. What dbt leaves is recorded; {@code conformance/run/record_walk.py} does it anew.
 */
final class TestPostgresWalk {
    private static final String DATABASE = "floe_conformance";
    private static final Pattern WORD = Pattern.compile("\\{.*}|\\S+");
    private static final Pattern NOW =
            Pattern.compile("20(2[5-9]|[3-9]\\d)-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    @TempDir
    private Path directory;

    /**
     * A step of the recording.
     *
     * @param command with its options, or {@code sql} and a statement
     * @param lines what is recorded of it
     */
    private record Step(String command, List<String> lines) {}

    @Test
    void leavesWhatDbtLeaves() throws Exception {
        Path walk = repository().resolve("conformance/run/walk-postgres");
        copy(walk, directory.resolve("walk"));
        String query = Files.readString(walk.resolveSibling("walk.sql"));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                Connection administration = server.getPostgresDatabase().getConnection()) {
            run(administration, "create database " + DATABASE);
            run(administration, "create role walk_reader; create role walk_writer");
            Files.writeString(directory.resolve("profiles.yml"), """
                    walk:
                      target: test
                      outputs:
                        test: {type: postgres, host: localhost, port: %d, user: postgres, pass: postgres, dbname: %s,
                          schema: analytics, threads: 4}
                    """.formatted(server.getPort(), DATABASE));
            try (Connection connection =
                    server.getDatabase("postgres", DATABASE).getConnection()) {
                for (Step step : steps()) {
                    List<String> lines = take(step.command(), connection);
                    lines.addAll(relations(connection, query));
                    assertThat(lines).as(step.command()).isEqualTo(step.lines());
                }
            }
        }
    }

    private List<String> take(String command, Connection connection)
            throws SQLException, IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        if (command.startsWith("sql ")) {
            run(connection, command.substring(4));
            lines.add("= 0");
            return lines;
        }
        List<String> arguments = new ArrayList<>(List.of("dbt"));
        WORD.matcher(command).results().forEach(word -> arguments.add(word.group()));
        Path target = directory.resolve("target");
        arguments.addAll(List.of(
                "--project-dir", directory.resolve("walk").toString(),
                "--profiles-dir", directory.toString(),
                "--target-path", target.toString()));
        AssembledFloe.Ended run = AssembledFloe.find().run(arguments.toArray(String[]::new));
        lines.add("= " + run.exitCode());
        List<String> statuses = new ArrayList<>();
        JsonNode results =
                new ObjectMapper().readTree(target.resolve("run_results.json").toFile());
        for (JsonNode result : results.path("results")) {
            statuses.add("= " + result.path("unique_id").asText() + " "
                    + result.path("status").asText());
        }
        statuses.stream().sorted().forEach(lines::add);
        return lines;
    }

    private static List<String> relations(Connection connection, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String line = NOW.matcher(rows.getString(1)).replaceAll("<now>");
                lines.add(line.contains("<now>") ? ID.matcher(line).replaceAll("<id>") : line);
            }
        }
        return lines.stream()
                .sorted()
                .map(line -> "  " + line.replace("\n", "\\n"))
                .toList();
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(TestPostgresWalk.class.getResourceAsStream("walk.txt"), "walk.txt is missing")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("> ")) {
                    steps.add(new Step(line.substring(2), new ArrayList<>()));
                } else if (!line.startsWith("#")) {
                    steps.getLast().lines().add(line);
                }
            }
        }
        return steps;
    }

    private static Path repository() {
        return AssembledFloe.find().launcher().resolve("../../../../..").normalize();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
