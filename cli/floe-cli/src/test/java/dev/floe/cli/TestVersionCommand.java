package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestVersionCommand {
    private static final Path DIRECTORY = Path.of("").toAbsolutePath();

    @Test
    void namesFloeAndJava() {
        CapturedRun run = CapturedRun.of(DIRECTORY, List.of("version"));
        assertThat(run.output())
                .matches("floe [0-9]+\\.[0-9]+\\.[0-9]+\\S* \\(Java \\S+\\)\n")
                .contains("(Java " + Runtime.version() + ")");
        assertThat(run.exitCode()).isZero();
        assertThat(CapturedRun.of(DIRECTORY, List.of("--version"))).isEqualTo(run);
        assertThat(CapturedRun.of(DIRECTORY, List.of("-V"))).isEqualTo(run);
    }

    @Test
    void givesVersionsAsJson() {
        CapturedRun run = CapturedRun.of(DIRECTORY, List.of("version", "--output", "json"));
        assertThat(run.output())
                .contains("\"java_version\": \"" + Runtime.version()
                        + "\",\n  \"artifact_format_version\": \"1.2\"\n}\n");
    }
}
