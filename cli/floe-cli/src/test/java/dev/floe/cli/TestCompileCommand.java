package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCompileCommand {
    private static final String SUMMARY = """
            product   shop 1.0.0
            computes  duckdb (default)
            models    1
            rules     5 checked, 1 kept

            TRANSFORM       COMPUTE  LAYER
            models/staging  duckdb   -

            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeProduct() throws IOException {
        Files.createDirectories(directory.resolve("shop/models/staging"));
        write(
                "shop/floe.yaml",
                "name: shop\nversion: \"1.0.0\"\ntransforms:\n  - {type: dbt, path: models/staging/}\n");
        write("shop/dbt_project.yml", "name: shop\nprofile: shop\n");
        write("shop/models/staging/orders.sql", "select 1 as id\n");
    }

    @Test
    void writesBothFilesAndSaysSo() throws IOException {
        CapturedRun run = CapturedRun.of(directory, List.of("compile", "--project-dir", "shop"));
        assertThat(run).isEqualTo(new CapturedRun(0, SUMMARY + """
                                wrote shop/target/compiled_artifacts.json
                                wrote shop/target/profiles.yml
                                """, ""));
        assertThat(written("shop/target")).containsExactly("compiled_artifacts.json", "profiles.yml");
        assertThat(directory.resolve("shop/target/profiles.yml")).content().startsWith("shop:\n");
    }

    @Test
    void showsNoTableOfTransformsWhereThereAreNone() throws IOException {
        write("shop/floe.yaml", "name: shop\n");
        CapturedRun run = CapturedRun.of(directory, List.of("compile", "--project-dir", "shop"));
        assertThat(run.output()).isEqualTo("""
                product   shop
                computes  duckdb (default)
                models    1
                rules     4 checked, 1 kept

                wrote shop/target/compiled_artifacts.json
                wrote shop/target/profiles.yml
                """);
    }

    @Test
    void findsTheProductWhereItStands() {
        CapturedRun here = CapturedRun.of(directory.resolve("shop"), List.of("compile"));
        assertThat(here.exitCode()).isZero();
        assertThat(here.output()).endsWith("wrote target/compiled_artifacts.json\nwrote target/profiles.yml\n");
        CapturedRun variable = CapturedRun.of(directory, Map.of("FLOE_PROJECT_DIR", "shop"), List.of("compile"));
        assertThat(variable.output()).startsWith(SUMMARY);
    }

    @Test
    void writesWhereItIsTold() throws IOException {
        CapturedRun run =
                CapturedRun.of(directory, List.of("compile", "--project-dir", "shop", "--target-path", "build/floe"));
        assertThat(run.output()).contains("wrote shop/build/floe/profiles.yml\n");
        assertThat(written("shop/build/floe")).containsExactly("compiled_artifacts.json", "profiles.yml");
        assertThat(directory.resolve("shop/target")).doesNotExist();
    }

    @Test
    void touchesNothingWhereSomethingIsWrong() throws IOException {
        CapturedRun.of(directory, List.of("compile", "--project-dir", "shop"));
        String before = Files.readString(directory.resolve("shop/target/compiled_artifacts.json"));
        write("shop/floe.yaml", "name: shop\ntransforms:\n  - {type: dbt, path: models/staging/, compute: sparc}\n");
        CapturedRun run = CapturedRun.of(directory, List.of("compile", "--project-dir", "shop"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors())
                .startsWith("error[FLOE-C")
                .contains("  --> floe.yaml:3:")
                .endsWith("\n1 error\n");
        assertThat(directory.resolve("shop/target/compiled_artifacts.json")).hasContent(before);
        assertThat(written("shop/target")).hasSize(2);
    }

    @Test
    void givesTheResultAsJson() {
        List<String> arguments = List.of("compile", "--project-dir", "shop", "--output", "json");
        CapturedRun run = CapturedRun.of(directory, arguments);
        assertThat(run).isEqualTo(new CapturedRun(0, """
                        {
                          "problems": [],
                          "product": {
                            "name": "shop",
                            "version": "1.0.0",
                            "dbt_project": "shop"
                          },
                          "computes": [
                            "duckdb"
                          ],
                          "default_compute": "duckdb",
                          "transforms": [
                            {
                              "type": "dbt",
                              "path": "models/staging",
                              "compute": "duckdb",
                              "compute_choice": "default",
                              "tags": []
                            }
                          ],
                          "models": 1,
                          "rules": {
                            "checked": 5,
                            "kept": 1,
                            "warned": 0,
                            "notified": 0,
                            "exempted": 0
                          },
                          "files": [
                            "shop/target/compiled_artifacts.json",
                            "shop/target/profiles.yml"
                          ]
                        }
                        """, ""));
        assertThat(CapturedRun.of(directory, List.of("compile", "--project-dir", "shop", "--format=json")))
                .isEqualTo(run);
    }

    @Test
    void findsFilesFromTheWorkingDirectoryForMachines() throws IOException {
        write("shop/floe.yaml", "nmae: shop\n");
        CapturedRun github =
                CapturedRun.of(directory, List.of("compile", "--project-dir", "shop", "--format", "github"));
        assertThat(github.exitCode()).isEqualTo(2);
        assertThat(github.errors()).isEmpty();
        assertThat(github.output())
                .startsWith("::error file=shop/floe.yaml,line=1,endLine=1,col=1,endColumn=4,title=FLOE-D020::");
        CapturedRun sarif = CapturedRun.of(directory, List.of("compile", "--project-dir", "shop", "--format", "sarif"));
        assertThat(sarif.output()).contains("\"uri\": \"shop/floe.yaml\"");
    }

    @Test
    void showsWhereEachValueWasSet() {
        CapturedRun run = CapturedRun.of(directory, List.of("compile", "--project-dir", "shop", "--show-origin"));
        assertThat(run.output().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .contains("KEY|VALUE|SET BY|AT", "plugins.compute.default|duckdb|floe|built in");
    }

    @Test
    void warnsOfAPluginThatIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("more/broken"));
        CapturedRun run = CapturedRun.of(
                directory, Map.of("FLOE_PLUGIN_PATH", "more"), List.of("compile", "--project-dir", "shop"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).startsWith("warning[FLOE-P002]: Plugin 'broken' has no jar in '");
        assertThat(run.output()).startsWith(SUMMARY);
    }

    @Test
    void saysThatItCannotWrite() throws IOException {
        write("shop/target", "a file");
        CapturedRun run = CapturedRun.of(directory, List.of("compile", "--project-dir", "shop"));
        Path target = directory.resolve("shop/target");
        assertThat(run)
                .isEqualTo(
                        new CapturedRun(
                                3,
                                "",
                                "error[FLOE-E003]: Directory '" + target + "' cannot be written: '" + target
                                        + "' is not a directory\n  help: make it writable, or choose another with --target-path\n"));
    }

    @Test
    void replacesNoDirectoryAndLeavesNoPartBehind() throws IOException {
        Files.createDirectories(directory.resolve("shop/target/compiled_artifacts.json/in the way"));
        CapturedRun run = CapturedRun.of(directory, List.of("compile", "--project-dir", "shop"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).startsWith("error[FLOE-E003]: ");
        assertThat(written("shop/target")).doesNotContain(".tmp").allMatch(name -> !name.startsWith("."));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private List<String> written(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
