package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new project of dbt, and the profile that it needs. */
final class TestDbtInit {
    @TempDir
    private Path directory;

    private static Optional<String> entry(String answers) {
        return new ProfileSetup(new Questions(new BufferedReader(new StringReader(answers)), Channel.nowhere()))
                .entry("shop");
    }

    @Test
    void asksForWhatAProfileNeeds() {
        assertThat(entry("\n")).contains("""
                shop:
                  target: dev
                  outputs:
                    dev:
                      type: duckdb
                      path: dev.duckdb
                      threads: 4
                """);
        assertThat(entry("3\n2\ndb.example\n\nme\n\nware\"house\nanalytics\n8\n"))
                .contains("""
                shop:
                  target: dev
                  outputs:
                    dev:
                      type: postgres
                      host: "db.example"
                      port: 5432
                      user: "me"
                      password: "{{ env_var('POSTGRES_PASSWORD') }}"
                      dbname: "ware\\"house"
                      schema: "analytics"
                      threads: 8
                """);
        assertThat(entry("2\nlocalhost\n")).isEmpty();
    }

    @Test
    void refusesNamesThatAreTakenOrNone() {
        CapturedRun.of(directory, List.of("dbt", "init", "shop", "--skip-profile-setup"));
        assertThat(directory.resolve("shop/.gitignore")).content().startsWith("target/\n");
        assertThat(CapturedRun.of(directory, List.of("dbt", "init", "shop", "--skip-profile-setup"))
                        .errors())
                .startsWith("error[FLOE-U004]: 'shop' is there already\n  help: choose another name\n");
        assertThat(CapturedRun.of(directory, List.of("dbt", "init", "3x", "--skip-profile-setup"))
                        .errors())
                .startsWith("error[FLOE-U004]: '3x' is no name of a project\n");
        assertThat(CapturedRun.of(
                                directory,
                                Map.of("HOME", directory.toString()),
                                List.of("dbt", "init", "other", "--profile", "nobody"))
                        .errors())
                .startsWith("error[FLOE-U004]: Profile 'nobody' is not in '");
    }
}
