package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command of dbt says, how much of it and where, as dbt's flags ask for. */
final class TestDbtLogging {
    private final Path directory;
    private final TestedProduct project;

    TestDbtLogging(@TempDir Path directory) {
        this.directory = directory;
        this.project = new TestedProduct(directory);
        project.write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
        project.write(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: main, threads: 1}}}\n");
        project.write("models/one.sql", "select 1 as id");
        project.write(
                "macros/speak.sql",
                "{% macro speak() %}{{ log('whispered') }}{{ log('said', info=True) }}{{ print('made: 1') }}{% endmacro %}");
    }

    private CapturedRun dbt(String... arguments) {
        return CapturedRun.of(
                directory, Stream.concat(Stream.of("dbt"), Stream.of(arguments)).toList());
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("logs/dbt.log"));
    }

    @Test
    void namesItsCommandsWhereNoneIsGiven() {
        assertThat(dbt().errors()).startsWith("""
                error[FLOE-U010]: 'floe dbt' is given no command
                  help: commands: build, run, test,""");
    }

    @Test
    void saysThatThereIsNothingToDo() {
        CapturedRun run = dbt("run", "--select", "tag:absent");
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors())
                .contains("  Nothing to do. Try checking your model configs and model specification args\n")
                .doesNotContain("Finished running");
    }

    @Test
    void whatTemplatesPrintIsAllThatAQuietCommandSaysAndGoesToTheOutput() throws IOException {
        CapturedRun loud = dbt("run-operation", "speak");
        assertThat(loud.output()).isEqualTo("made: 1\n");
        assertThat(loud.errors()).contains("  said\n").doesNotContain("whispered");
        assertThat(dbt("--quiet", "run-operation", "speak")).isEqualTo(new CapturedRun(0, "made: 1\n", ""));
        assertThat(dbt("run-operation", "speak", "-q", "--no-print")).isEqualTo(new CapturedRun(0, "", ""));
        assertThat(dbt("run", "--quiet")).isEqualTo(new CapturedRun(0, "", ""));
        assertThat(log()).contains("[debug] [").contains("]: whispered\n").contains("]: said\n");
    }

    @Test
    void everyStatementStandsInTheLogFile() throws IOException {
        assertThat(dbt("run").exitCode()).isZero();
        assertThat(log())
                .contains("]: On model.shop.one: ")
                .contains("create view")
                .containsPattern("SQL status: OK in \\d+\\.\\d{3} seconds")
                .contains("[info ] [")
                .contains("Completed successfully");
        assertThat(dbt("run").errors()).doesNotContain("create view");
        assertThat(dbt("run", "--debug").errors())
                .contains("On model.shop.one: ")
                .contains("create view");
    }

    @Test
    void logFileIsWhereTheFlagsSayOrNowhere() {
        dbt("run", "--log-level-file", "none");
        assertThat(directory.resolve("logs")).doesNotExist();
        dbt("run", "--log-path", "elsewhere", "--log-format-file", "json", "--log-level-file", "info");
        assertThat(directory.resolve("elsewhere/dbt.log"))
                .content()
                .startsWith("{\"data\":")
                .contains("\"name\":\"EndOfRunSummary\"")
                .doesNotContain("SQLQuery");
    }

    @Test
    void largeLogFileIsPutAside() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.write(directory.resolve("logs/dbt.log"), new byte[10_485_761]);
        dbt("run");
        assertThat(directory.resolve("logs/dbt.log.1")).hasSize(10_485_761);
        assertThat(Files.size(directory.resolve("logs/dbt.log"))).isLessThan(100_000);
    }

    @Test
    void linesAreAsWideAndAsColouredAsTheFlagsSay() {
        assertThat(dbt("run", "--printer-width", "60", "--use-colors").errors())
                .contains("  1 of 1 OK created sql view model main.one .................. [\033[32mOK\033[0m in ")
                .contains("  \033[32mCompleted successfully\033[0m\n");
        assertThat(dbt("run", "--printer-width", "wide").errors())
                .contains("error[FLOE-U004]: '--printer-width wide' is no number of characters");
    }

    @Test
    void artifactsAreLeftOutWhereNobodyWantsThem() {
        assertThat(dbt("run", "--no-write-json").exitCode()).isZero();
        assertThat(directory.resolve("target/manifest.json")).doesNotExist();
        assertThat(directory.resolve("target/run_results.json")).doesNotExist();
    }

    @Test
    void flagsOfTheProjectAreSwitchedOffOnTheCommandLine() {
        project.write("dbt_project.yml", "name: shop\nprofile: shop\nflags: {warn_error: true}\n");
        project.write("models/schema.yml", "models: [{name: absent, description: nothing}]\n");
        assertThat(dbt("run").exitCode()).isEqualTo(2);
        assertThat(dbt("run", "--no-warn-error").exitCode()).isZero();
    }

    @Test
    void flagsThatTuneDbtItselfAreTaken() {
        assertThat(CapturedRun.of(
                                directory,
                                List.of("dbt", "--no-partial-parse", "--no-send-anonymous-usage-stats", "run"))
                        .exitCode())
                .isZero();
    }
}
