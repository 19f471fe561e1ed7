package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestPluginsCommand {
    @TempDir
    private Path directory;

    @Test
    void listsWhatIsInstalled() {
        CapturedRun run = CapturedRun.of(Installation.directory(), List.of("plugins"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .hasSize(11)
                .contains("PLUGIN|COMPUTE|VERSION|HOSTING|SETTINGS|CONNECTION CHECK|DIRECTORY")
                .anyMatch(
                        line -> line.matches(
                                "floe-compute-duckdb\\|duckdb\\|[0-9.]+\\|self_hosted\\|[0-9]+\\|none\\|plugin/floe-compute-duckdb"))
                .contains("PLUGIN|STORAGE|VERSION|LOCATIONS|SETTINGS|DIRECTORY")
                .contains("floe-storage-s3|s3|1.0.0|s3 s3a s3n|5|plugin/floe-storage-s3");
    }

    @Test
    void namesTheSettingsAsJson() {
        CapturedRun run = CapturedRun.of(directory, List.of("plugins", "--output", "json"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("\"name\": \"snowflake\"")
                .contains("\"hosting\": \"managed\"")
                .contains("\"connection_check\": \"none\"")
                .contains("\"schemes\": [")
                .contains("\"inheritance\": \"overridable\"");
    }

    @Test
    void refusesAPluginByNameAndListsTheOthers() throws IOException {
        Files.createDirectories(directory.resolve("more").resolve("broken"));
        CapturedRun run = CapturedRun.of(directory, Map.of("FLOE_PLUGIN_PATH", "more"), List.of("plugins"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).startsWith("error[FLOE-P002]: Plugin 'broken' has no jar in '");
        assertThat(run.output()).contains("floe-compute-duckdb");
    }

    @Test
    void looksInEveryDirectoryOfThePluginPath() {
        CapturedRun run = CapturedRun.of(
                directory,
                Map.of("FLOE_PLUGIN_PATH", "one" + File.pathSeparator + File.pathSeparator + "two"),
                List.of("plugins"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors())
                .contains("Plugin directory '" + directory.resolve("one") + "' does not exist")
                .contains("Plugin directory '" + directory.resolve("two") + "' does not exist");
    }
}
