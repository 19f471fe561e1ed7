package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a project beside an earlier run of it, and beside a part of its rows; dbt-core 1.11.16 says the same. */
final class TestDbtState {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProject() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
        write(
                "profiles.yml",
                "shop: {target: prod, outputs: {prod: {type: duckdb, path: shop.duckdb, schema: prod, threads: 1},"
                        + " dev: {type: duckdb, path: shop.duckdb, schema: dev, threads: 1}}}\n");
        write("models/events.sql", """
                {{ config(materialized='table', event_time='ts') }}
                select 1 as id, timestamp '2024-01-01 10:00:00' as ts union all select 2, timestamp '2024-01-02 10:00:00'
                """);
        write("models/copy.sql", "{{ config(materialized='table') }} select id from {{ ref('events') }}");
        write("models/part.sql", "{{ config(materialized='ephemeral') }} select 1 as one");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private CapturedRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("dbt"));
        all.addAll(List.of(arguments));
        CapturedRun run = CapturedRun.of(directory, all);
        return new CapturedRun(
                run.exitCode(), run.output(), run.errors().replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d {2}", ""));
    }

    private void keepState() throws IOException {
        Files.createDirectories(directory.resolve("state"));
        Files.copy(directory.resolve("target/manifest.json"), directory.resolve("state/manifest.json"));
    }

    private String query(String sql) {
        return run("show", "--inline", sql, "--output", "json").output();
    }

    @Test
    void clonesAsViewsOfWhatIsThere() throws IOException {
        run("build", "--exclude", "copy");
        keepState();
        CapturedRun run = run("clone", "--state", "state", "--target", "dev", "--exclude", "copy");
        assertThat(run.output()).isEqualTo("Done. PASS=1 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=1\n");
        assertThat(run.errors()).endsWith("\n\nCompleted successfully\n").doesNotContain("START");
        assertThat(query("select table_type from information_schema.tables where table_schema = 'dev'"))
                .contains("VIEW");
        assertThat(Files.readString(directory.resolve("target/run_results.json")))
                .contains("\"which\":\"clone\"", "\"compiled\":false");
        assertThat(run("clone", "--state", "state", "--target", "dev", "--exclude", "copy")
                        .errors())
                .contains("Relation \"shop\".\"dev\".\"events\" already exists\n");
        assertThat(run("clone", "--target", "dev").errors())
                .startsWith("error[FLOE-U004]: 'floe dbt clone' has no manifest.json to look at\n"
                        + "  help: name the target directory of an earlier run with '--state'\n");
    }

    @Test
    void readsASampleOfWhatHasAnEventTime() {
        run("build", "--sample", "{start: '2024-01-02', end: '2024-01-03'}");
        assertThat(query("select id from {{ ref('copy') }}"))
                .contains("\"id\": 2")
                .doesNotContain("\"id\": 1");
        assertThat(query("select count(*) as n from {{ ref('events') }}")).contains("\"n\": 2");
        assertThat(run("build", "--sample", "a while").errors())
                .startsWith("error[FLOE-U015]: '--sample a while' is no time\n"
                        + "  help: write for instance '3 days' or '{start: 2024-01-01, end: 2024-02-01}'\n");
    }

    @Test
    void callsFunctionsWhereTheOtherRunHasThem() throws IOException {
        write("functions/twice.sql", "n * 2");
        write(
                "functions/f.yml",
                "functions: [{name: twice, arguments: [{name: n, data_type: int}], returns: {data_type: int}}]\n");
        write("models/doubled.sql", "select {{ function('twice') }}(21) as n");
        run("build");
        keepState();
        run("run", "--select", "doubled", "--target", "dev", "--defer", "--state", "state");
        assertThat(directory.resolve("target/compiled/shop/models/doubled.sql"))
                .content()
                .contains("\"prod\".\"twice\"");
    }

    @Test
    void saysWhichContractsBreak() throws IOException {
        write("models/promised.sql", "select 1 as id, 'a' as name");
        contract("{name: id, data_type: int}, {name: name, data_type: varchar}");
        run("parse");
        keepState();
        contract("{name: id, data_type: bigint}");
        assertThat(run("ls", "--select", "state:modified", "--state", "state").errors())
                .contains("warning[FLOE-B224]: The contract of model 'promised' breaks:"
                        + " columns were removed: 'name'; types of columns changed: 'id' (int -> bigint)\n");
        write("models/schema.yml", """
                models:
                  - name: promised
                    config: {contract: {enforced: true}}
                    columns: [{name: id, data_type: int}, {name: name, data_type: varchar}]
                    versions: [{v: 1, defined_in: promised}]
                """);
        run("parse");
        Files.delete(directory.resolve("state/manifest.json"));
        keepState();
        write("models/schema.yml", """
                models:
                  - name: promised
                    config: {contract: {enforced: false}}
                    versions: [{v: 1, defined_in: promised}]
                """);
        CapturedRun run = run("ls", "--select", "state:modified.contract", "--state", "state");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("error[FLOE-B224]: The contract of model 'promised' breaks: it is not enforced any more;"
                        + " columns were removed: 'id', 'name'\n")
                .contains("  help: add to it instead, or make a new version of the model\n");
    }

    private void contract(String columns) throws IOException {
        write(
                "models/schema.yml",
                "models: [{name: promised, config: {contract: {enforced: true}}, columns: [" + columns + "]}]\n");
    }
}
