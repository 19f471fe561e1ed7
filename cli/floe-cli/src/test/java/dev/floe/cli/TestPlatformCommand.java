package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform team tests its rules. */
final class TestPlatformCommand {
    @TempDir
    private Path directory;

    @BeforeEach
    void writePlatform() throws IOException {
        write("manifest.yaml", """
                name: acme
                data_architecture:
                  layers:
                    gold:
                      quality_gates: {require_descriptions: true, require_owners: true}
                """);
        write("policy-tests/undescribed/floe.yaml", """
                platform: {ref: ../../manifest.yaml}
                transforms: [{type: dbt, path: models, layer: gold}]
                """);
        write("policy-tests/undescribed/dbt_project.yml", "name: undescribed\nversion: '1.0.0'\n");
        write("policy-tests/undescribed/models/a.sql", "{{ config(meta={'owner': 'me'}) }}\nselect 1 as a\n");
        write("policy-tests/undescribed/expected.txt", "# nobody says what it is\nFLOE-C116 models/a.sql:1\n");
    }

    @Test
    void passesCasesAndNamesTheRuleThatNoCaseNeeds() {
        CapturedRun run = test();

        assertThat(run.errors()).isEqualTo("""
                warning[FLOE-C154]: Rule 'owners' is in force, and no case would miss it
                  help: write a case that breaks it
                """);
        assertThat(run.output()).isEqualTo("""
                CASE         RESULT
                undescribed  passed

                RULE          CASES THAT NEED IT
                descriptions  1
                owners        0
                """);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void failsWhereARuleDoesNotHoldAnyMore() throws IOException {
        Files.writeString(
                directory.resolve("manifest.yaml"),
                "name: acme\ndata_architecture:\n  layers:\n    gold: {quality_gates: {require_owners: true}}\n");
        CapturedRun run = test();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains("error[FLOE-C152]: Case 'undescribed' expects FLOE-C116 models/a.sql:1, and nothing is"
                        + " reported there")
                .contains("policy-tests/undescribed/expected.txt:2:1");
    }

    @Test
    void failsWhereAProblemIsNotExpected() throws IOException {
        Files.writeString(directory.resolve("policy-tests/undescribed/models/a.sql"), "select 1 as a\n");
        CapturedRun run = test();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains("error[FLOE-C153]: Case 'undescribed' does not expect FLOE-C117 models/a.sql:1: Model 'a' of"
                        + " layer 'gold' has no owner");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        Files.writeString(directory.resolve("policy-tests/undescribed/expected.txt"), "C116\n");

        assertThat(test().errors()).contains("error[FLOE-C151]: 'C116' is no code with a file and a line");
    }

    @Test
    void saysWhereThereAreNoCases() {
        CapturedRun run = CapturedRun.of(directory, List.of("platform", "test", "--cases", "nowhere"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("error[FLOE-C150]: There is no case in 'nowhere'");
    }

    @Test
    void aBrokenRuleHidesNoPublishedTable() {
        Path product = directory.resolve("policy-tests/undescribed");

        assertThat(CapturedRun.of(product, List.of("compile")).exitCode()).isEqualTo(2);
        assertThat(CapturedRun.of(product, List.of("tables")).exitCode()).isZero();
    }

    private CapturedRun test() {
        return CapturedRun.of(directory, List.of("platform", "test"));
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
