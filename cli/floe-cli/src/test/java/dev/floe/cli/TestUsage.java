package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestUsage {
    @TempDir
    private Path directory;

    @Test
    void namesTheNearestCommand() {
        refuses(List.of("comple"), """
                error[FLOE-U001]: floe has no command 'comple'
                  help: did you mean 'compile'?
                """);
    }

    @Test
    void listsTheCommandsWhereNoneIsNear() {
        refuses(List.of("frobnicate"), """
                error[FLOE-U001]: floe has no command 'frobnicate'
                  help: commands: catalog, compile, dbt, demo, domain, enterprise, explain, lineage, maintain, platform, plugins, product, run, schema, show, tables, version
                """);
    }

    @Test
    void namesTheNearestOption() {
        refuses(List.of("compile", "--fromat=json"), """
                error[FLOE-U002]: 'floe compile' has no option '--fromat'
                  help: did you mean '--format'?
                """);
    }

    @Test
    void listsTheOptionsWhereNoneIsNear() {
        refuses(List.of("version", "--quick"), """
                error[FLOE-U002]: 'floe version' has no option '--quick'
                  help: options: --project-dir, --output, --color, --stacktrace, --help
                """);
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        String expected = """
                error[FLOE-U003]: Option '--project-dir' has no value
                  help: write it as --project-dir DIR
                """;
        refuses(List.of("compile", "--project-dir"), expected);
        refuses(List.of("compile", "--project-dir", "--show-origin"), expected);
    }

    @Test
    void refusesAValueThatIsNoChoice() {
        refuses(List.of("compile", "--format", "sariff"), """
                error[FLOE-U004]: Value 'sariff' of option '--format' is not one of text, json, sarif, junit, github
                  help: did you mean 'sarif'?
                """);
        refuses(
                List.of("version", "--color", "JSON"),
                "error[FLOE-U004]: Value 'JSON' of option '--color' is not one of auto, always, never\n");
    }

    @Test
    void namesTheVariableThatHoldsAWrongValue() {
        CapturedRun run = CapturedRun.of(directory, Map.of("FLOE_OUTPUT", "yaml"), List.of("version"));
        assertThat(run)
                .isEqualTo(new CapturedRun(
                        2, "", "error[FLOE-U004]: Value 'yaml' of variable 'FLOE_OUTPUT' is not one of text, json\n"));
    }

    @Test
    void refusesAnArgumentThatTheCommandDoesNotTake() {
        refuses(List.of("compile", "shop"), """
                error[FLOE-U005]: 'floe compile' does not take the argument 'shop'
                  help: 'floe compile --help' shows what it takes
                """);
        refuses(List.of("explain", "C104", "C105"), """
                error[FLOE-U005]: 'floe explain' does not take the argument 'C105'
                  help: 'floe explain --help' shows what it takes
                """);
    }

    @Test
    void refusesAnOptionThatIsGivenTwice() {
        refuses(
                List.of("compile", "--format", "text", "--format", "github"),
                "error[FLOE-U006]: Option '--format' is given twice\n");
    }

    @Test
    void refusesFormatsThatContradictEachOther() {
        refuses(List.of("compile", "--output", "text", "--format", "sarif"), """
                error[FLOE-U009]: '--output text' contradicts '--format sarif'
                  help: keep one of them
                """);
    }

    @Test
    void refusesToDoNothing() {
        String expected = """
                error[FLOE-U010]: No command is given
                  help: commands: catalog, compile, dbt, demo, domain, enterprise, explain, lineage, maintain, platform, plugins, product, run, schema, show, tables, version
                """;
        refuses(List.of(), expected);
        refuses(List.of("--color", "never"), expected);
    }

    @Test
    void refusesAProjectThatIsNotThere() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        refuses(List.of("compile", "--project-dir", "shpo"), """
                error[FLOE-U011]: Project directory 'shpo' does not exist
                  help: name the directory that holds floe.yaml
                """);
        refuses(List.of("--project-dir=file", "compile"), """
                error[FLOE-U011]: Project directory 'file' is not a directory
                  help: name the directory that holds floe.yaml
                """);
    }

    @Test
    void refusesAValueForAnOptionThatTakesNone() {
        refuses(List.of("compile", "--show-origin=yes"), """
                error[FLOE-U012]: Option '--show-origin' does not take a value
                  help: write it as --show-origin
                """);
    }

    @Test
    void refusesWhatNoFileCanBeCalled() {
        refuses(List.of("compile", "--project-dir", "a\0b"), "error[FLOE-U013]: 'a␀b' is no path on this system\n");
    }

    @Test
    void reportsAWrongCommandLineAsJsonToo() {
        String expected = """
                {
                  "problems": [
                    {
                      "code": "FLOE-U001",
                      "severity": "error",
                      "message": "floe has no command 'comple'",
                      "help": "did you mean 'compile'?",
                      "related": []
                    }
                  ]
                }
                """;
        assertThat(CapturedRun.of(directory, List.of("comple", "--output", "json")))
                .isEqualTo(new CapturedRun(2, expected, ""));
        assertThat(CapturedRun.of(directory, Map.of("FLOE_OUTPUT", "json"), List.of("comple")))
                .isEqualTo(new CapturedRun(2, expected, ""));
    }

    @Test
    void takesGlobalOptionsBeforeAndAfterTheCommand() {
        CapturedRun before = CapturedRun.of(directory, List.of("--output", "json", "version"));
        CapturedRun after = CapturedRun.of(directory, List.of("version", "--output=json"));
        assertThat(before).isEqualTo(after);
        assertThat(before.output()).startsWith("{\n  \"problems\": [],\n  \"version\": ");
    }

    @Test
    void prefersAFlagToItsVariable() {
        Map<String, String> environment = Map.of("FLOE_OUTPUT", "json");
        assertThat(CapturedRun.of(directory, environment, List.of("version")).output())
                .startsWith("{");
        assertThat(CapturedRun.of(directory, environment, List.of("version", "--output", "text"))
                        .output())
                .startsWith("floe ");
    }

    @Test
    void ignoresAVariableThatIsEmptyOrBelongsToAnotherCommand() {
        assertThat(CapturedRun.of(directory, Map.of("FLOE_OUTPUT", ""), List.of("version"))
                        .output())
                .startsWith("floe ");
        assertThat(CapturedRun.of(directory, Map.of("FLOE_FORMAT", "sarif"), List.of("version"))
                        .output())
                .startsWith("floe ");
    }

    @Test
    void refusesToDoNothingWhereACommandHasCommands() {
        for (String command : List.of("catalog", "domain", "enterprise", "platform", "product")) {
            assertThat(CapturedRun.of(directory, List.of(command)))
                    .returns(2, CapturedRun::exitCode)
                    .extracting(CapturedRun::errors)
                    .asString()
                    .startsWith("error[FLOE-U010]: 'floe " + command + "' is given no command\n  help: commands: ");
        }
    }

    @Test
    void showsTheHelpOfFloe() {
        CapturedRun run = CapturedRun.of(directory, List.of("--help"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .startsWith("floe compiles data products against their platform, and runs them.")
                .contains("\nUsage: floe ")
                .contains("\n  compile     Check a product against its platform and write what it compiles to\n")
                .contains("Exit codes: 0 done; 1 a step or a test failed; 2 input or policy wrong; 3 environment;");
        assertThat(CapturedRun.of(directory, List.of("-h"))).isEqualTo(run);
    }

    @Test
    void showsTheHelpOfACommand() {
        CapturedRun run = CapturedRun.of(directory, List.of("compile", "--help"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).startsWith("Usage: floe compile ").contains("--target-path=DIR");
    }

    @Test
    void isNeverSurprisedByACommandLine() {
        List<String> words = List.of(
                "compile",
                "explain",
                "schema",
                "version",
                "platform",
                "plugins",
                "--format",
                "--output",
                "--output=json",
                "json",
                "--format=x",
                "-h",
                "-V",
                "-hV",
                "-x",
                "--",
                "-",
                "",
                "=",
                "--=",
                "-h=1",
                "--help=",
                "--show-origin",
                "--show-origin=",
                "--stacktrace",
                "--color",
                "always",
                "--target-path",
                "@file",
                "${x}",
                "\"q\"",
                "--project-dir",
                "nowhere",
                "--no-format",
                "FLOE-C104",
                "manifest");
        Random random = new Random(20_260_101);
        for (int round = 0; round < 2_000; round++) {
            List<String> arguments = new ArrayList<>();
            for (int count = random.nextInt(5); count >= 0; count--) {
                arguments.add(words.get(random.nextInt(words.size())));
            }
            CapturedRun run = CapturedRun.of(directory, arguments);
            assertThat(run.exitCode()).as("%s: %s", arguments, run.errors()).isIn(0, 2);
        }
    }

    private void refuses(List<String> arguments, String errors) {
        assertThat(CapturedRun.of(directory, arguments)).isEqualTo(new CapturedRun(2, "", errors));
    }
}
