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
        return text.replaceAll("in \\d+\\.\\d\\ds", "in Ts")
                .replaceAll("\\d+ macros", "MACROS macros")
                .replaceAll("in 0 hours 0 minutes and .*", "in T")
                .replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d {2}", "");
    }

    private CapturedRun run(String... arguments) {
        CapturedRun run = CapturedRun.of(directory, List.of(arguments));
        return new CapturedRun(run.exitCode(), timeless(run.output()), timeless(run.errors()));
    }

    @Test
    void buildsEverythingInTheOrderOfTheGraph() throws IOException {
        assertThat(run("dbt", "build"))
                .isEqualTo(new CapturedRun(0, "Done. PASS=4 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=4\n", """
                Found 2 models, 1 data test, 1 seed, MACROS macros

                Concurrency: 1 threads (target='dev')

                1 of 4 START seed file main.raw ................................................ [RUN]
                1 of 4 OK loaded seed file main.raw ............................................ [INSERT 2 in Ts]
                2 of 4 START sql table model main.orders ....................................... [RUN]
                2 of 4 OK created sql table model main.orders .................................. [OK in Ts]
                3 of 4 START test unique_orders_id ............................................. [RUN]
                3 of 4 PASS unique_orders_id ................................................... [PASS in Ts]
                4 of 4 START sql view model main.totals ........................................ [RUN]
                4 of 4 OK created sql view model main.totals ................................... [OK in Ts]

                Finished running 1 seed, 1 table model, 1 data test, 1 view model in T

                Completed successfully
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
        assertThat(run.output()).isEqualTo("Done. PASS=1 WARN=0 ERROR=1 SKIP=4 NO-OP=0 TOTAL=6\n");
        assertThat(run.errors())
                .contains("""
                2 of 6 START unit_test orders::copies .......................................... [RUN]
                2 of 6 FAIL 1 orders::copies ................................................... [FAIL 1 in Ts]
                    actual differs from expected:
                    @@,id,amount
                      ,1 ,1
                    → ,2 ,3→2
                3 of 6 SKIP relation main.orders ............................................... [SKIP]
                """)
                .contains("error[FLOE-B402]: unit_test 'copies' failed: its model makes other rows\n"
                        + "  --> models/units.yml:1:1\n");
        assertThat(directory.resolve("target/compiled/shop/models/units.yml/models/copies.sql"))
                .exists();
        assertThat(Files.readString(directory.resolve("target/run_results.json")))
                .contains("\\n\\nactual differs from expected:\\n\\n@@,id,amount\\r\\n");
        assertThat(run("dbt", "retry").output()).isEqualTo("Done. PASS=4 WARN=0 ERROR=1 SKIP=0 NO-OP=0 TOTAL=5\n");
        assertThat(run("dbt", "build", "--select", "test_type:unit").errors())
                .contains("Nothing to do. Try checking your model configs and model specification args");
        assertThat(run("dbt", "test", "--select", "test_type:unit").output())
                .isEqualTo("Done. PASS=1 WARN=0 ERROR=1 SKIP=0 NO-OP=0 TOTAL=2\n");
    }

    @Test
    void buildsSnapshotsThatStandInYaml() throws IOException {
        write(
                "snapshots/s.yml",
                "snapshots: [{name: orders_history, relation: ref('orders'),"
                        + " config: {strategy: check, unique_key: id, check_cols: all}}]");
        assertThat(run("dbt", "build").output()).isEqualTo("Done. PASS=5 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=5\n");
    }

    @Test
    void failedTestHoldsUpWhatComesBehindAndEndsWithOne() throws IOException {
        write("seeds/raw.csv", "id,amount\n1,10\n1,20\n");
        CapturedRun run = run("dbt", "build");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("Done. PASS=2 WARN=0 ERROR=1 SKIP=1 NO-OP=0 TOTAL=4\n");
        assertThat(run.errors())
                .contains(
                        "3 of 4 FAIL 1 unique_orders_id ................................................. [FAIL 1 in Ts]\n")
                .contains("4 of 4 SKIP relation main.totals ............................................... [SKIP]\n")
                .contains("Completed with 1 error, 0 partial successes, and 0 warnings:\n")
                .contains("error[FLOE-B402]: test 'unique_orders_id' failed: Got 1 result, configured to fail if != 0\n"
                        + "  --> models/schema.yml:1:1\n");
        write("seeds/raw.csv", "id,amount\n1,10\n2,20\n");
        run("dbt", "seed");
        assertThat(Files.readString(directory.resolve("target/run_results.json")))
                .contains("\"which\":\"seed\"");
    }

    @Test
    void retryRunsWhatFailedAndWhatWasSkipped() throws IOException {
        write("models/totals.sql", "select nothing from {{ ref('orders') }}");
        write("models/late.sql", "select {{ var('number', 1) }} as n from {{ ref('totals') }}");
        assertThat(run("dbt", "build", "--vars", "{number: 7}").exitCode()).isEqualTo(1);
        write("models/totals.sql", "select sum(amount) as total from {{ ref('orders') }}");
        assertThat(run("dbt", "retry").output()).isEqualTo("Done. PASS=2 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=2\n");
        assertThat(run("dbt", "show", "--select", "late").output()).isEqualTo("""
                Previewing node 'late':
                | n |
                | - |
                | 1 |
                """);
        assertThat(run("dbt", "show", "--inline", "select * from {{ ref('late') }}", "--output", "json")
                        .output())
                .isEqualTo("{\n  \"show\": [\n    {\n      \"n\": 7\n    }\n  ]\n}\n");
        assertThat(run("dbt", "retry").output()).isEqualTo("Nothing to retry: the last run has left nothing undone\n");
    }

    @Test
    void stopsAtTheFirstFailureWhereItShould() throws IOException {
        write("models/a_broken.sql", "select nothing");
        assertThat(run("dbt", "build", "--fail-fast").output())
                .isEqualTo("Done. PASS=0 WARN=0 ERROR=1 SKIP=4 NO-OP=0 TOTAL=5\n");
        assertThat(Files.readString(directory.resolve("target/run_results.json")))
                .contains("Skipping due to fail_fast");
    }

    @Test
    void warningOfATestIsAnErrorWhereItShouldBe() throws IOException {
        write("seeds/raw.csv", "id,amount\n1,10\n1,20\n");
        write(
                "models/schema.yml",
                "models: [{name: orders, columns: [{name: id, tests: [{unique: {config: {severity: warn}}}]}]}]\n");
        assertThat(run("dbt", "build").exitCode()).isZero();
        CapturedRun strict = run("dbt", "test", "--warn-error-options", "{error: [LogTestResult]}");
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.errors())
                .contains("test 'unique_orders_id' failed: Got 1 result, configured to fail if != 0");
    }

    @Test
    void nodesRunWhereAHookAtTheStartFailsUnlessTheProjectSaysNot() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\non-run-start: [selec, select 1]\n");
        assertThat(run("dbt", "build").output()).isEqualTo("Done. PASS=4 WARN=0 ERROR=1 SKIP=1 NO-OP=0 TOTAL=6\n");
        write("dbt_project.yml", """
                {name: shop, version: 1.0.0, profile: shop, on-run-start: selec,
                 flags: {skip_nodes_if_on_run_start_fails: true}}
                """);
        assertThat(run("dbt", "build").output()).isEqualTo("Done. PASS=0 WARN=0 ERROR=1 SKIP=4 NO-OP=0 TOTAL=5\n");
    }

    @Test
    void callsMacros() throws IOException {
        write("macros/op.sql", """
                {% macro op(a, b=2) %}{% do log('op says ' ~ a ~ b, info=True) %}
                {% do run_query('create table main.made as select 1 as x') %}{% endmacro %}
                {% macro fails() %}{% do run_query('selec') %}{% endmacro %}""");
        CapturedRun done = run("dbt", "run-operation", "op", "--args", "{a: 1}");
        assertThat(done).isEqualTo(new CapturedRun(0, "", "op says 12\n"));
        assertThat(run("dbt", "show", "--inline", "select * from made").output())
                .contains("| 1 |");
        assertThat(run("dbt", "run-operation", "fails").exitCode()).isEqualTo(1);
        assertThat(run("dbt", "run-operation", "opp").errors())
                .isEqualTo("error[FLOE-B204]: There is no macro 'opp' in any package\n  help: did you mean 'op'?\n");
    }

    @Test
    void showsTheFirstRowsOfSeeds() {
        assertThat(run("dbt", "seed", "--show").errors()).contains("First rows of main.raw\n| ");
        CapturedRun broken = run("dbt", "show", "--limit", "1", "--inline", "select 1 limit 1");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.errors()).contains("syntax error");
    }

    @Test
    void keepsTheFailuresOfAllTestsWhereTheCommandAsksForIt() throws IOException {
        run("dbt", "seed");
        assertThat(run("dbt", "run").exitCode()).isZero();
        assertThat(run("dbt", "test", "--store-failures").exitCode()).isZero();
        assertThat(run("dbt", "show", "--inline", "select count(*) as n from main_dbt_test__audit.unique_orders_id")
                        .output())
                .contains("| 0 |");
        assertThat(directory.resolve("target/run_results.json"))
                .content()
                .contains("\"relation_name\":\"\\\"shop\\\".\\\"main_dbt_test__audit\\\".\\\"unique_orders_id\\\"\"");
        write("dbt_project.yml", "{name: shop, version: 1.0.0, profile: shop, quoting: {identifier: false}}");
        run("dbt", "test", "--store-failures");
        assertThat(directory.resolve("target/run_results.json"))
                .content()
                .contains("\"relation_name\":\"\\\"shop\\\".\\\"main_dbt_test__audit\\\".unique_orders_id\"");
    }

    @Test
    void warnsOfStateThatThisRunReplaces() {
        run("dbt", "parse");
        assertThat(run("dbt", "ls", "--select", "state:new", "--state", "target")
                        .errors())
                .contains("warning[FLOE-B226]: State directory 'target' is the target directory");
    }

    @Test
    void saysWhetherTheDatabaseAnswersAndCleansUp() throws IOException {
        CapturedRun debug = run("dbt", "debug");
        assertThat(debug.exitCode()).isZero();
        assertThat(debug.output())
                .contains(
                        "  dbt_project.yml file [OK found and valid]\n",
                        "  Connection test: [OK connection ok]\n\nAll checks passed!\n");
        assertThat(run("dbt", "debug", "--connection").output()).doesNotContain("Configuration");
        write("models/broken.sql", "select {{ nothing }");
        assertThat(run("dbt", "debug").exitCode()).isZero();
        CapturedRun elsewhere = run("dbt", "debug", "--target", "nope");
        assertThat(elsewhere.exitCode()).isEqualTo(1);
        assertThat(elsewhere.output())
                .contains("  profiles.yml file [ERROR]\n  dbt_project.yml file [OK found and valid]\n")
                .contains("Connection test skipped, since there is no target\n\n1 check failed\n");
        assertThat(elsewhere.errors()).contains("There is no target 'nope'");
        write("models/broken.sql", "select 1 as id");
        run("dbt", "parse");
        assertThat(run("dbt", "clean").output()).isEqualTo("Cleaned target\n");
        assertThat(directory.resolve("target")).doesNotExist();
        write("dbt_project.yml", "{name: shop, version: 1.0.0, profile: shop, clean-targets: ['../other']}");
        assertThat(run("dbt", "clean").errors())
                .contains("Folder '../other' of 'clean-targets' is not below the project's directory");
        write("dbt_project.yml", "{name: shop, version: 1.0.0, profile: shop, clean-targets: [models]}");
        assertThat(run("dbt", "clean").errors())
                .contains("Folder 'models' of 'clean-targets' holds sources of the project");
    }

    private String listed(String criterion) {
        return run("dbt", "ls", "--select", criterion, "--state", "state", "--output", "name")
                .output()
                .replace("\n", " ")
                .strip();
    }

    @Test
    void comparesWithAnEarlierRunAndReadsWhatThatHasMade() throws IOException {
        write("macros/m.sql", "{% macro one() %}1{% endmacro %}");
        write("models/late.sql", "select {{ one() }} as n from {{ ref('totals') }}");
        assertThat(run("dbt", "build", "--target-path", "state").exitCode()).isZero();
        assertThat(listed("state:modified")).isEmpty();
        write("models/orders.sql", "{{ config(materialized='view') }} select * from {{ ref('raw') }}");
        write("models/totals.sql", "select max(amount) as total from {{ ref('orders') }}");
        write("macros/m.sql", "{% macro one() %}2{% endmacro %}");
        write("models/fresh.sql", "select 1 as id");
        assertThat(listed("state:new")).isEqualTo("fresh");
        assertThat(listed("state:modified")).isEqualTo("fresh late orders totals unique_orders_id");
        assertThat(listed("state:modified.body")).isEqualTo("fresh orders totals unique_orders_id");
        assertThat(listed("state:modified.configs")).isEqualTo("fresh orders unique_orders_id");
        assertThat(listed("state:modified.macros")).isEqualTo("late");
        assertThat(listed("state:unmodified")).isEqualTo("raw unique_orders_id");
        assertThat(listed("result:pass")).isEqualTo("unique_orders_id");
        assertThat(run("dbt", "ls", "--select", "state:modifed", "--state", "state")
                        .errors())
                .contains("Criterion 'state:modifed' asks for a state 'modifed'\n  help: did you mean 'modified'?");
        write(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: mine, threads: 1}}}\n");
        assertThat(run("dbt", "run", "--select", "late").exitCode()).isEqualTo(1);
        assertThat(run("dbt", "run", "--select", "late", "--defer", "--state", "state")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(directory.resolve("target/compiled/shop/models/late.sql")))
                .isEqualTo("select 2 as n from \"shop\".\"main\".\"totals\"");
    }

    @Test
    void saysHowOldSourcesAreAndWhatTheDatabaseHas() throws IOException {
        write("macros/op.sql", """
                {% macro load() %}{% do run_query("create table main.old as select timestamp '2020-01-02 03:04:05' as t") %}
                {% do run_query('create table main.young as select now() as t') %}{% endmacro %}""");
        write("models/sources.yml", """
                sources:
                  - name: src
                    schema: main
                    loaded_at_field: t
                    config: {freshness: {error_after: {count: 2, period: day}}}
                    tables: [{name: old}, {name: young}]
                """);
        run("dbt", "run-operation", "load");
        CapturedRun ages = run("dbt", "source", "freshness");
        assertThat(ages.exitCode()).isEqualTo(1);
        assertThat(ages.errors())
                .contains(
                        "1 of 2 ERROR STALE freshness of src.old ........................................ [ERROR STALE in Ts]")
                .contains(
                        "2 of 2 PASS freshness of src.young ............................................. [PASS in Ts]");
        assertThat(Files.readString(directory.resolve("target/sources.json")))
                .contains(
                        "\"unique_id\":\"source.shop.src.old\",\"max_loaded_at\":\"2020-01-02T03:04:05.000000+00:00\"")
                .contains("\"status\":\"error\"");
        write(
                "dbt_project.yml",
                "{name: shop, version: 1.0.0, profile: shop, on-run-start: create table main.asked as select 1 as x}");
        assertThat(run("dbt", "source", "freshness").errors()).contains("1 of 1 START hook: shop.on-run-start.0 ");
        assertThat(run("dbt", "show", "--inline", "select * from asked").exitCode())
                .isZero();
        write("dbt_project.yml", "{name: shop, version: 1.0.0, profile: shop}");
        run("dbt", "build");
        assertThat(run("dbt", "docs", "generate").output()).isEqualTo("Catalog written to target/catalog.json\n");
        assertThat(Files.readString(directory.resolve("target/catalog.json")))
                .contains(
                        "\"model.shop.totals\":{\"metadata\":{\"type\":\"VIEW\",\"schema\":\"main\",\"name\":\"totals\"")
                .contains("\"total\":{\"type\":\"HUGEINT\",\"index\":1,\"name\":\"total\"");
    }

    @Test
    void pythonModelsAreKnownAndSayThatTheyCannotRun() throws IOException {
        write("models/py.py", """
                # dbt.ref('nothing')
                def model(dbt, session):
                    dbt.config(tags=["x"], packages=['pandas'])  # a comment, with dbt.ref('nothing')
                    limit = dbt.config.get("limit", 5)
                    return dbt.ref("orders")
                """);
        write("models/reads.sql", "select * from {{ ref('py') }}");
        assertThat(run(
                                "dbt",
                                "ls",
                                "--select",
                                "+py",
                                "--resource-type",
                                "model",
                                "--output",
                                "json",
                                "--output-keys",
                                "name",
                                "config.materialized",
                                "config.config_keys_used")
                        .output())
                .isEqualTo("""
                {"name": "orders", "config.materialized": "table"}
                {"name": "py", "config.materialized": "table", "config.config_keys_used": ["limit"]}
                """);
        CapturedRun run = run("dbt", "build");
        assertThat(run.output()).isEqualTo("Done. PASS=4 WARN=0 ERROR=1 SKIP=1 NO-OP=0 TOTAL=6\n");
        assertThat(run.errors())
                .contains("START python table model main.py")
                .contains("error[FLOE-B223]: Python model 'py' cannot run: floe runs SQL\n  --> models/py.py:1:1\n");
    }

    @Test
    void logsAsJsonAsDbtDoes() {
        assertThat(run("dbt", "seed", "--log-format", "json").output())
                .contains("\"name\":\"LogStartLine\"")
                .contains("\"msg\":\"1 of 1 OK loaded seed file main.raw")
                .contains("\"unique_id\":\"seed.shop.raw\"")
                .contains("\"msg\":\"Done. PASS=1 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=1\"");
    }

    @Test
    void brokenSqlIsShownAtItsModelWithTheWordsOfTheDatabase() throws IOException {
        write("models/totals.sql", "select nothing from {{ ref('orders') }}");
        CapturedRun run = run("dbt", "run", "--select", "totals");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains("error[FLOE-B401]: Catalog Error: Table with name orders does not exist!")
                .contains("--> models/totals.sql:1:21");
    }

    @Test
    void brokenSqlIsShownWhereItStandsInTheTemplate() throws IOException {
        write("models/base.sql", "{{ config(materialized='ephemeral') }} select 1 as id");
        write("models/wide.sql", """

                {{ config(materialized='table') }}
                select
                {%- for name in ['id', 'size'] %}
                  {{ name }} as c_{{ name }}{{ ',' if not loop.last }}
                {%- endfor %}
                from {{ ref('base') }}
                """);
        assertThat(run("dbt", "run", "--select", "wide").errors()).endsWith("""
                error[FLOE-B401]: Binder Error: Referenced column "size" not found in FROM clause!
                  --> models/wide.sql:5:3
                   |
                 5 |   {{ name }} as c_{{ name }}{{ ',' if not loop.last }}
                   |   ^
                  help: Candidate bindings: "id"

                1 error
                """);
    }

    @Test
    void runsTheKindsOfNodesThatTheCommandNames() {
        assertThat(run("dbt", "seed").output()).contains("PASS=1 ").contains("TOTAL=1\n");
        assertThat(run("dbt", "run").output()).contains("PASS=2 ").contains("TOTAL=2\n");
        assertThat(run("dbt", "test").output()).contains("PASS=1 ").contains("TOTAL=1\n");
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
        assertThat(run.errors()).contains("error[FLOE-E007]: Target 'dev' of profile 'shop' cannot be opened: ");
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
