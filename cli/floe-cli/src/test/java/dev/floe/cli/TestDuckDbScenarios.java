package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public test suite of dbt's adapters comes to in floe what it comes to in dbt-core 1.11.16 with dbt-duckdb 1.11.1:
 * exit codes, statuses, texts and rows. {@code conformance/scenarios} records dbt's side of it anew.
 */
final class TestDuckDbScenarios {
    @TempDir
    private Path directory;

    static List<Path> scenarios() throws IOException {
        return KeptScenarios.of("duckdb");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void endAsTheyDoInDbt(Path file) throws IOException, SQLException {
        JsonNode scenario = KeptScenarios.read(file, directory, 0);
        Path database = Path.of(scenario.findValue("database").asText());
        Files.createDirectories(database.getParent());
        assertThat(new ScenarioPlay(directory, new DuckDbScenarioDatabase(database)).differences(scenario))
                .isEmpty();
    }
}
