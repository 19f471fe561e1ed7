package dev.floe.runner.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.floe.spi.artifact.DbtProfile;
import dev.floe.spi.compute.DbtTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child process does what dbt may do: answer, fail, die, hang. */
final class TestDbtProgram {
    private static final DbtProfile PROFILE =
            new DbtProfile("shop", "duckdb", Map.of("duckdb", DbtTarget.ofType("duckdb")));
    private static final String MANIFEST = """
            mkdir -p "$TARGET"; echo '{"metadata": {"dbt_version": "%s"}, "nodes": {}}' > "$TARGET/manifest.json"
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    }

    private DbtProgram program(String script) throws IOException {
        ProgramFiles files = ProgramFiles.create(directory.resolve("run"));
        Path program = directory.resolve("dbt");
        Files.writeString(program, "#!/bin/sh\nTARGET='" + files.target() + "'\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new DbtProgram(
                program,
                directory,
                PROFILE,
                files,
                Map.of("PATH", "/usr/bin:/bin", "PYTHONPATH", "/elsewhere", "A", "1"));
    }

    @Test
    void readsWhatWasSelected() throws IOException, InterruptedException {
        DbtProgram.Description description =
                program(MANIFEST.formatted("1.11.16") + """
                        echo 'a warning of some library'
                        echo '{"unique_id": "model.shop.a"}'
                        echo "{\\"unique_id\\": \\"$A${PYTHONPATH}\\"}"
                        """).describe(List.of());
        assertThat(description.selected()).containsExactly("model.shop.a", "1");
        assertThat(description.version()).isEqualTo("1.11.16");
    }

    @Test
    void refusesOneThatIsTooOld() throws IOException {
        DbtProgram program = program(MANIFEST.formatted("1.10.2"));
        assertThatThrownBy(() -> program.describe(List.of()))
                .hasMessageContaining("dbt' is dbt 1.10.2, and floe drives dbt 1.11 or later");
    }

    @Test
    void drivesTheNextMajorVersion() throws IOException, InterruptedException {
        assertThat(program(MANIFEST.formatted("2.0.0-alpha.1"))
                        .describe(List.of())
                        .version())
                .isEqualTo("2.0.0-alpha.1");
    }

    @Test
    void tellsTheLastLinesOfOneThatDies() throws IOException {
        List<String> said = new ArrayList<>();
        DbtProgram program = program("""
                echo '{"info": {"level": "info", "msg": "Found 2 models"}, "data": {}}'
                echo '{"info": {"level": "debug", "msg": "details"}, "data": {}}'
                echo 'Traceback: out of memory' >&2
                kill -9 $$
                """);
        assertThatThrownBy(() -> program.build(List.of(), said::add))
                .hasMessageContaining("dbt has ended without results (it was ended by signal 9): \n"
                        + "Found 2 models\nTraceback: out of memory");
        assertThat(said).containsExactly("Found 2 models", "Traceback: out of memory");
    }

    @Test
    void endsOneThatIsCancelledWithAllThatItHasStarted() throws Exception {
        CompletableFuture<String> started = new CompletableFuture<>();
        DbtProgram program = program("sleep 60 & echo $!; wait");
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> {
            try {
                return program.build(List.of(), started::complete).isEmpty();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        long child = Long.parseLong(started.get(20, TimeUnit.SECONDS));
        program.cancel();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
        ProcessHandle.of(child).ifPresent(left -> assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }

    @Test
    void endsWhatAFloeThatWasKilledHasLeft() throws IOException, InterruptedException {
        Path killed = Files.createDirectories(directory.resolve("run/999999999-0-x"));
        Process left = new ProcessBuilder("sleep", "60").start();
        ProcessHandle handle = left.toHandle();
        Files.writeString(
                killed.resolve("dbt.pid"),
                handle.pid() + "-" + handle.info().startInstant().orElseThrow().toEpochMilli());
        try (ProgramFiles next = ProgramFiles.create(directory.resolve("run"))) {
            assertThat(left.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(killed).doesNotExist();
            assertThat(next.directory()).isDirectory();
        }
    }

    @Test
    void leavesAnotherRunOfTheProductAlone() {
        try (ProgramFiles first = ProgramFiles.create(directory.resolve("run"))) {
            try (ProgramFiles second = ProgramFiles.create(directory.resolve("run"))) {
                assertThat(second.directory()).isNotEqualTo(first.directory());
            }
            assertThat(first.directory()).isDirectory();
        }
        assertThat(directory.resolve("run")).doesNotExist();
    }

    @Test
    void writesNoSecretAndNamesTheDatabaseAsTheTarget() throws IOException {
        DbtTarget target =
                DbtTarget.ofType("duckdb").with("path", "/data/lake.db").withEnvironmentVariable("token", "T");
        try (ProgramFiles files = ProgramFiles.create(directory.resolve("run"))) {
            files.writeProfile(PROFILE, target);
            assertThat(files.database(target)).isEqualTo(files.directory().resolve("lake.duckdb"));
            assertThat(files.database(DbtTarget.ofType("duckdb").with("path", ":memory:")))
                    .hasFileName("floe.duckdb");
            assertThat(files.directory().resolve("profiles.yml"))
                    .content()
                    .contains("\"token\": \"{{ env_var('T') }}\"", "\"path\": \"" + files.database(target) + "\"");
        }
        assertThat(directory.resolve("run")).doesNotExist();
    }
}
