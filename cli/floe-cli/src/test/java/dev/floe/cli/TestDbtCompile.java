package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What compile leaves, and what runs and docs do with nodes that cannot be compiled, as dbt-core 1.11.16 has it. */
final class TestDbtCompile {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProject() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
        write(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: main, threads: 1}}}\n");
        write("seeds/raw.csv", "id\n1\n2\n");
        write("models/orders.sql", "select * from {{ ref('raw') }}");
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
    void leavesResultsOfEachNode() throws IOException {
        assertThat(run("dbt", "compile").exitCode()).isZero();
        assertThat(results())
                .contains("\"which\":\"compile\"", "\"unique_id\":\"seed.shop.raw\"")
                .contains("\"compiled\":true,\"compiled_code\":\"select * from \\\"shop\\\".\\\"main\\\".\\\"raw\\\"\"")
                .doesNotContain("\"status\":\"error\"");
    }

    @Test
    void showsTheSqlOfWhatIsNamed() {
        assertThat(run("dbt", "compile", "--select", "orders").output()).isEqualTo("""
                Compiled node 'orders' is:
                select * from "shop"."main"."raw"

                Compiled 1 node
                  target/compiled
                """);
        assertThat(run("dbt", "compile", "--inline", "select max(id) from {{ ref('raw') }}")
                        .output())
                .isEqualTo("""
                Compiled inline node is:
                select max(id) from "shop"."main"."raw"
                """);
    }

    @Test
    void nodeThatCannotBeCompiledEndsCompileAndDocs() throws IOException {
        write("models/broken.sql", "{% if execute %}{{ adapter.nothing() }}{% endif %}");
        assertThat(run("dbt", "compile").exitCode()).isEqualTo(2);
        CapturedRun docs = run("dbt", "docs", "generate");
        assertThat(docs.exitCode()).isEqualTo(2);
        assertThat(docs.errors()).contains("models/broken.sql");
        assertThat(directory.resolve("target/catalog.json")).doesNotExist();
        assertThat(run("dbt", "docs", "generate", "--no-compile").output())
                .isEqualTo("Catalog written to target/catalog.json\n");
    }

    @Test
    void delimiterOfASeedIsOneCharacter() throws IOException {
        write("seeds/seeds.yml", "seeds: [{name: raw, config: {delimiter: ''}}]\n");
        CapturedRun run = run("dbt", "seed");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("Seed file 'seeds/raw.csv' has the delimiter '', which is not one character");
    }
}
