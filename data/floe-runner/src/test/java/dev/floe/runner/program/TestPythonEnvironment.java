package dev.floe.runner.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interpreter makes an environment, or does not. */
final class TestPythonEnvironment {
    private static final List<String> REQUIREMENTS = List.of("dbt-core==1.11.16", "dbt-duckdb>=1.7.0");

    @TempDir
    private Path directory;

    private final List<String> talk = new ArrayList<>();

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    }

    /** An environment that an interpreter makes whose pip is this script. */
    private PythonEnvironment environment(String pip) throws IOException {
        Path python = directory.resolve("python");
        Path pipScript = directory.resolve("pip");
        Files.writeString(pipScript, "#!/bin/sh\n" + pip);
        Files.writeString(python, """
                #!/bin/sh
                if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp '%s' "$3/bin/python"; fi
                """.formatted(pipScript));
        assertThat(pipScript.toFile().setExecutable(true) && python.toFile().setExecutable(true))
                .isTrue();
        return new PythonEnvironment(
                directory.resolve("cache"), Optional.of(python), Map.of("PATH", "/usr/bin:/bin"), talk::add);
    }

    @Test
    void installsOnceForEachSetOfRequirements() throws IOException, InterruptedException {
        PythonEnvironment environment = environment("echo \"$@\" >> '" + directory.resolve("calls") + "'");
        Path dbt = environment.dbt(REQUIREMENTS);
        assertThat(environment.dbt(REQUIREMENTS)).isEqualTo(dbt);
        assertThat(environment.dbt(List.of("dbt-core==1.12.0"))).isNotEqualTo(dbt);
        assertThat(Files.readAllLines(directory.resolve("calls")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("install --quiet --no-input --disable-pip-version-check dbt-core==1.11.16 dbt-duckdb>=1.7.0");
        assertThat(talk)
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Installing dbt-core==1.11.16, dbt-duckdb>=1.7.0 into ");
    }

    @Test
    void tellsWhatPipSaysAndTriesAgain() throws IOException, InterruptedException {
        PythonEnvironment offline = environment("echo 'No matching distribution found'; exit 1");
        assertThatThrownBy(() -> offline.dbt(REQUIREMENTS))
                .hasMessageContaining("dbt-core==1.11.16, dbt-duckdb>=1.7.0 cannot be installed:\n"
                        + "No matching distribution found");
        assertThat(environment("").dbt(REQUIREMENTS)).hasFileName("dbt");
    }

    @Test
    void saysWhatToDoWithoutPython() {
        PythonEnvironment environment = new PythonEnvironment(
                directory.resolve("cache"), Optional.of(directory.resolve("none")), Map.of(), talk::add);
        assertThatThrownBy(() -> environment.dbt(REQUIREMENTS))
                .hasMessageContaining("There is no Python 3.10 or later with 'venv' to install dbt with: tried");
    }
}
