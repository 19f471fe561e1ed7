package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs projects in a DuckDB that the plugin opens, as the installed floe does. */
final class TestDbtBuild {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProject() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
        write(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: main, threads: 1}}}\n");
        write("seeds/raw.csv", "id,amount\n1,10\n2,20\n");
        write("models/orders.sql", "{{ config(materialized='table') }} select * from {{ ref('raw') }}");
        write("models/totals.sql", "select sum(amount) as total from {{ ref('orders') }}");
        write("models/schema.yml", "models: [{name: orders, columns: [{name: id, tests: [unique]}]}]\n");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** Times are nobody's promise. */
    private static String timeless(String text) {
        return text.replaceAll("in \\d+\\.\\d\\d s", "in T s");
    }

    private CapturedRun run(String... arguments) {
        CapturedRun run = CapturedRun.of(directory, List.of(arguments));
        return new CapturedRun(run.exitCode(), timeless(run.output()), timeless(run.errors()));
    }

    @Test
    void buildsEverythingInTheOrderOfTheGraph() throws IOException {
        assertThat(run("dbt", "build")).isEqualTo(new CapturedRun(0, "4 nodes in T s: 3 success, 1 pass\n", """
                1 of 4 SUCCESS seed raw in T s
                2 of 4 SUCCESS model orders in T s
                3 of 4 PASS test unique_orders_id in T s
                4 of 4 SUCCESS model totals in T s
                """));
        assertThat(Files.readString(directory.resolve("target/run_results.json")))
                .contains("\"dbt_schema_version\":\"https://schemas.getdbt.com/dbt/run-results/v6.json\"")
                .contains("\"unique_id\":\"model.shop.totals\"");
        assertThat(directory.resolve("target/run/shop/models/orders.sql")).exists();
        assertThat(directory.resolve("shop.duckdb")).exists();
    }

    @Test
    void runsUnitTestsBeforeTheirModelAndStopsItWhereOneFails() throws IOException {
        write("models/units.yml", """
                unit_tests:
                  - name: adds
                    model: totals
                    given: [{input: ref('orders'), rows: [{amount: 1}, {amount: 2}]}]
                    expect: {rows: [{total: 3}]}
                  - name: copies
                    model: orders
                    given: [{input: ref('raw'), rows: [{id: 1, amount: 1}, {id: 2, amount: 2}]}]
                    expect: {rows: [{id: 1, amount: 1}, {id: 2, amount: 3}]}
                """);
        CapturedRun run = run("dbt", "build");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("6 nodes in T s: 1 success, 4 skipped, 1 fail\n");
        assertThat(run.errors())
                .contains("""
                2 of 6 FAIL unit_test copies in T s
                    actual differs from expected:
                    @@,id,amount
                      ,1 ,1
                    → ,2 ,3→2
                3 of 6 SKIPPED model orders
                """)
                .contains("error[FLOE-B402]: unit_test 'copies' failed: its model makes other rows\n"
                        + "  --> models/units.yml:1:1\n");
        assertThat(directory.resolve("target/compiled/shop/models/units.yml/models/copies.sql"))
                .exists();
        assertThat(Files.readString(directory.resolve("target/run_results.json")))
                .contains("\\n\\nactual differs from expected:\\n\\n@@,id,amount\\r\\n");
    }

    @Test
    void buildsSnapshotsThatStandInYaml() throws IOException {
        write(
                "snapshots/s.yml",
                "snapshots: [{name: orders_history, relation: ref('orders'),"
                        + " config: {strategy: check, unique_key: id, check_cols: all}}]");
        assertThat(run("dbt", "build").output()).isEqualTo("5 nodes in T s: 4 success, 1 pass\n");
    }

    @Test
    void failedTestHoldsUpWhatComesBehindAndEndsWithOne() throws IOException {
        write("seeds/raw.csv", "id,amount\n1,10\n1,20\n");
        assertThat(run("dbt", "build"))
                .isEqualTo(new CapturedRun(1, "4 nodes in T s: 2 success, 1 skipped, 1 fail\n", """
                1 of 4 SUCCESS seed raw in T s
                2 of 4 SUCCESS model orders in T s
                3 of 4 FAIL test unique_orders_id in T s
                4 of 4 SKIPPED model totals
                error[FLOE-B402]: test 'unique_orders_id' failed: Got 1 result, configured to fail if != 0
                  --> models/schema.yml:1:1
                   |
                 1 | models: [{name: orders, columns: [{name: id, tests: [unique]}]}]
                   | ^

                1 error
                """));
    }

    @Test
    void brokenSqlIsShownAtItsModelWithTheWordsOfTheDatabase() throws IOException {
        write("models/totals.sql", "select nothing from {{ ref('orders') }}");
        CapturedRun run = run("dbt", "run", "--select", "totals");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains("error[FLOE-B401]: Catalog Error: Table with name orders does not exist!")
                .contains("--> models/totals.sql:1:1");
    }

    @Test
    void runsTheKindsOfNodesThatTheCommandNames() {
        assertThat(run("dbt", "seed").output()).isEqualTo("1 node in T s: 1 success\n");
        assertThat(run("dbt", "run").output()).isEqualTo("2 nodes in T s: 2 success\n");
        assertThat(run("dbt", "test").output()).isEqualTo("1 node in T s: 1 pass\n");
    }

    @Test
    void compilesWithAnswersOfTheDatabase() throws IOException {
        run("dbt", "build");
        write(
                "models/asks.sql",
                "-- depends_on: {{ ref('orders') }}\nselect {{ run_query('select max(id) from ' ~ ref('orders')).columns[0].values()[0] if execute }} as m");
        assertThat(run("dbt", "compile", "--select", "asks").exitCode()).isZero();
        assertThat(Files.readString(directory.resolve("target/compiled/shop/models/asks.sql")))
                .isEqualTo("-- depends_on: \"shop\".\"main\".\"orders\"\nselect 2 as m");
    }

    @Test
    void saysWhyADatabaseCannotBeOpened() throws IOException {
        write("shop.duckdb", "no database");
        CapturedRun run = run("dbt", "run");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).startsWith("error[FLOE-E007]: Target 'dev' of profile 'shop' cannot be opened: ");
    }

    @Test
    void givesResultsAsJson() {
        CapturedRun run = run("dbt", "build", "--output", "json");
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .contains("\"unique_id\": \"test.shop.unique_orders_id.")
                .contains("\"status\": \"pass\"");
    }
}
