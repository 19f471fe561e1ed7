package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands come to where dbt's answer is not what one would guess; found by conformance/generated. */
final class TestDbtOutcomes {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProject() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
        write(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: main, threads: 1}}}\n");
        write("seeds/raw.csv", "id,amount\n1,10\n2,20\n");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private CapturedRun run(String... arguments) {
        return CapturedRun.of(directory, List.of(arguments));
    }

    private String results() throws IOException {
        return Files.readString(directory.resolve("target/run_results.json"));
    }

    @Test
    void hooksOfTheProjectDoNotRunWhereNoNodeDoes() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\non-run-start: selec\non-run-end: selec\n");
        CapturedRun run = run("dbt", "run");
        assertThat(run.exitCode()).isZero();
        assertThat(results()).contains("\"results\":[]");
    }

    @Test
    void whatReadsAnEphemeralModelThatCannotBeCompiledIsSkipped() throws IOException {
        write(
                "models/middle.sql",
                "{{ config(materialized='ephemeral') }}{% if execute %}{{ exceptions.raise_compiler_error('no') }}{% endif %}"
                        + "select * from {{ ref('raw') }}");
        write("models/top.sql", "select * from {{ ref('middle') }}");
        CapturedRun run = run("dbt", "build");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("Done. PASS=1 WARN=0 ERROR=0 SKIP=1 NO-OP=0 TOTAL=2\n");
        assertThat(run.errors()).contains("error[FLOE-B202]: no\n  --> models/middle.sql:1:");
        assertThat(results())
                .contains("\"message\":\"Compilation Error in model.shop.top, caused by compilation error in referenced"
                        + " ephemeral model model.shop.middle\"");
    }

    @Test
    void testsHoldUpOtherTestsInBuildAlone() throws IOException {
        write("models/a.sql", "select * from {{ ref('raw') }}");
        write("models/b.sql", "select * from {{ ref('a') }}");
        write("tests/on_a.sql", "select * from {{ ref('a') }}");
        write("tests/on_b.sql", "select * from {{ ref('b') }}");
        run("dbt", "seed");
        run("dbt", "run");
        assertThat(run("dbt", "build", "--select", "test_type:singular").output())
                .isEqualTo("Done. PASS=0 WARN=0 ERROR=1 SKIP=1 NO-OP=0 TOTAL=2\n");
        assertThat(run("dbt", "test").output()).isEqualTo("Done. PASS=0 WARN=0 ERROR=2 SKIP=0 NO-OP=0 TOTAL=2\n");
    }

    @Test
    void compilingLeavesResults() throws IOException {
        write("models/middle.sql", "{{ config(materialized='ephemeral') }} select 1 as x");
        write("models/top.sql", "select * from {{ ref('middle') }}");
        assertThat(run("dbt", "compile").exitCode()).isZero();
        assertThat(results())
                .contains(
                        "\"which\":\"compile\"", "\"unique_id\":\"model.shop.top\"", "\"unique_id\":\"seed.shop.raw\"")
                .doesNotContain("\"unique_id\":\"model.shop.middle\"");
        run("dbt", "compile", "--select", "middle");
        assertThat(results()).contains("\"unique_id\":\"model.shop.middle\"");
    }
}
