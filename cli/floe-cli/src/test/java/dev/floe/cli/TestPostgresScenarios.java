package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public test suite of dbt's adapters comes to in floe what it comes to in dbt-core 1.11.16 with dbt-postgres 1.11.0 on
 * a real server: exit codes, statuses, texts, rows, comments, indexes, constraints and grants.
 * {@code conformance/scenarios} records dbt's side of it anew.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class TestPostgresScenarios {
    private EmbeddedPostgres server;

    @BeforeAll
    void startAServer() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("timezone", "UTC")
                .start();
        administrate("create role root superuser login password 'password'");
        for (int number = 1; number <= 3; number++) {
            administrate("create role dbt_test_user_" + number);
        }
    }

    @AfterAll
    void endTheServer() throws IOException {
        server.close();
    }

    static List<Path> scenarios() throws IOException {
        return KeptScenarios.of("postgres");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void endAsTheyDoInDbt(Path file, @TempDir Path directory) throws IOException, SQLException {
        administrate("drop database if exists dbt with (force)");
        administrate("create database dbt");
        ScenarioPlay play =
                new ScenarioPlay(directory, new PostgresScenarioDatabase(server.getDatabase("root", "dbt")));
        assertThat(play.differences(KeptScenarios.read(file, directory, server.getPort())))
                .isEmpty();
    }

    private void administrate(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
