package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A product runs by the real dbt: the one that {@code FLOE_DBT} names, else one that floe installs. Where neither is to be
 * had, these tests are skipped.
 */
final class TestDbtCoreRun {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProduct() throws IOException {
        write("manifest.yaml", manifestOfTheManual() + "data_architecture: {layers: {silver: {}, gold: {}}}\n");
        write("floe.yaml", """
                name: shop
                platform: {ref: manifest.yaml}
                transforms:
                  - {type: dbt, path: models/staging/, layer: silver}
                  - {type: dbt, path: snapshots/, layer: silver}
                  - {type: dbt, path: models/marts/, layer: gold}
                """);
        write(
                "dbt_project.yml",
                "name: shop\nversion: 1.0.0\nprofile: shop\nflags: {send_anonymous_usage_stats: false}\n");
        write("seeds/raw.csv", "id,amount\n1,10\n2,20\n");
        write("models/staging/base.sql", "{{ config(materialized='ephemeral') }} select * from {{ ref('raw') }}");
        write("models/staging/orders.sql", "select id, amount::decimal(9, 2) as amount from {{ ref('base') }}");
        write(
                "models/staging/all_orders.sql",
                "{{ config(materialized='incremental') }} select * from {{ ref('orders') }}"
                        + "{% if is_incremental() %} where id > (select max(id) from {{ this }}){% endif %}");
        write(
                "models/marts/totals.sql",
                "{{ config(materialized='table') }} select sum(amount) as total, count(*) as orders from {{ ref('orders') }}");
        write("models/staging/schema.yml", "models: [{name: orders, columns: [{name: id, data_tests: [unique]}]}]\n");
        write("snapshots/history.yml", """
                snapshots:
                  - name: history
                    relation: ref('orders')
                    config: {unique_key: id, strategy: check, check_cols: [amount]}
                """);
    }

    private static String manifestOfTheManual() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("floe.root")).resolve("docs/dbt-core.md"));
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** Runs floe; skips the test where there is no dbt. */
    private CapturedRun run(String... arguments) {
        CapturedRun run = CapturedRun.of(directory, System.getenv(), List.of(arguments));
        boolean isThere = !run.errors().contains("FLOE-E010") && !run.errors().contains("FLOE-E011");
        assumeTrue(isThere, () -> "dbt is not to be had: " + run.errors());
        return run;
    }

    private List<String> rows(String query) {
        CapturedRun shown = run("show", query);
        assertThat(shown.errors()).isEmpty();
        List<String> lines = shown.output().lines().toList();
        return lines.subList(1, lines.size() - 1).stream()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
    }

    private static String timeless(String text) {
        return text.replaceAll("\\d+\\.\\d\\d s", "T s");
    }

    @Test
    void publishesWhatDbtHasBuilt() {
        CapturedRun run = run("run");
        assertThat(run.errors()).doesNotContain("error").contains("publishing 5 tables");
        assertThat(run.exitCode()).isZero();
        assertThat(timeless(run.output()))
                .endsWith("Published 5 tables at once in T s: 5 built, 1 passed\n" + "Slowest: "
                        + timeless(run.output()).split("Slowest: ", 2)[1]);
        assertThat(rows("gold.totals")).containsExactly("30.00 2");
        assertThat(rows("select id, dbt_valid_to is null from silver.history order by id"))
                .containsExactly("1 true", "2 true");
        assertThat(directory.resolve("target/run_results.json")).content().contains("\"dbt_version\"");
        assertThat(directory.resolve("target/compiled/shop/models/marts/totals.sql"))
                .content()
                .contains("\"warehouse\".");
        assertThat(directory.resolve("target/dbt-core")).doesNotExist();
    }

    @Test
    void runsOnlyWhatIsNewAndAddsToWhatIsThere() throws IOException {
        run("run");
        assertThat(timeless(run("run").output())).endsWith("Nothing new in T s: 6 unchanged\n");
        write("seeds/raw.csv", "id,amount\n1,10\n2,25\n3,5\n");
        CapturedRun run = run("run");
        assertThat(run.exitCode()).isZero();
        assertThat(rows("select * from silver.all_orders order by id")).containsExactly("1 10.00", "2 20.00", "3 5.00");
        assertThat(rows("select id, amount, dbt_valid_to is null as present from silver.history order by 1, 3"))
                .containsExactly("1 10.00 true", "2 20.00 false", "2 25.00 true", "3 5.00 true");
        write("models/marts/totals.sql", "select max(amount) as total from {{ ref('orders') }}");
        assertThat(timeless(run("run").output())).endsWith("Published 1 table at once in T s: 1 built, 5 unchanged\n");
        assertThat(rows("gold.totals")).containsExactly("25.00");
    }

    @Test
    void publishesNothingWhereATestFailsAndTakesUpWhatWasBuilt() throws IOException {
        write("seeds/raw.csv", "id,amount\n1,10\n1,20\n");
        CapturedRun failed = run("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("Nothing was published (the next run takes up what was built)");
        assertThat(failed.errors())
                .contains("test 'unique_orders_id' failed: Got 1 result, configured to fail if != 0")
                .contains("--> models/staging/schema.yml:1:1");
        write("models/staging/schema.yml", "");
        CapturedRun resumed = run("run");
        assertThat(timeless(resumed.output()))
                .contains("Published 5 tables at once")
                .contains("resumed");
    }

    @Test
    void saysWhatDbtSaysOfANodeThatFails() throws IOException {
        write("models/marts/totals.sql", "select no_such_function(id) as total from {{ ref('orders') }}");
        CapturedRun run = run("run");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains("error[FLOE-R006]: model 'totals' fails in dbt: Runtime Error in model totals")
                .contains("no_such_function");
        assertThat(run("show", "gold.totals").exitCode()).isNotZero();
    }

    @Test
    void givesTheTablesThatTheEmbeddedEngineGives() throws IOException {
        run("run");
        List<String> queries = List.of(
                "select * from gold.totals",
                "select * from silver.orders order by all",
                "select * from silver.all_orders order by all",
                "select * from main.raw order by all",
                "select id, amount, dbt_valid_to from silver.history order by all");
        List<List<String>> ofDbt = queries.stream().map(this::rows).toList();
        write(
                "manifest.yaml",
                Files.readString(directory.resolve("manifest.yaml")).replace("dbt-core", "embedded"));
        assertThat(run("run", "--full-refresh").exitCode()).isZero();
        assertThat(queries.stream().map(this::rows).toList()).isEqualTo(ofDbt);
    }

    @Test
    void doesNotStartWhereDuckDbMayReachNoFiles() throws IOException {
        write(
                "manifest.yaml",
                Files.readString(directory.resolve("manifest.yaml"))
                        .replace("[duckdb]", "[{name: duckdb, config: {settings: {enable_external_access: false}}}]"));
        CapturedRun run = run("compile");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("error[FLOE-C190]: dbt-core cannot read published tables where compute 'duckdb' has"
                        + " 'enable_external_access: false'");
    }

    @Test
    void doesNotStartOnSeveralComputes() throws IOException {
        write(
                "manifest.yaml",
                Files.readString(directory.resolve("manifest.yaml"))
                        .replace("approved: [", "default: duckdb, approved: [spark, "));
        write(
                "floe.yaml",
                Files.readString(directory.resolve("floe.yaml"))
                        .replace("path: models/marts/", "path: models/marts/, compute: spark"));
        CapturedRun run = run("compile");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(
                        "error[FLOE-C190]: dbt-core runs a whole product on the default compute 'duckdb', and cannot run a"
                                + " part of it on 'spark'")
                .contains("manifest.yaml:3:8  dbt-core is chosen here");
    }
}
