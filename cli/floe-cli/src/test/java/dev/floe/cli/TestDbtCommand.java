package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestDbtCommand {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProject() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
        write("profiles.yml", "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: main}}}\n");
        write("models/orders.sql", "select {{ var('start', 1) }} as id");
        write("models/totals.sql", "select * from {{ ref('orders') }}");
        write("models/schema.yml", "models: [{name: orders, columns: [{name: id, tests: [unique]}]}]\n");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    @Test
    void parsesAProjectAndWritesItsManifest() throws IOException {
        assertThat(CapturedRun.of(directory, List.of("dbt", "parse")))
                .isEqualTo(new CapturedRun(0, "Parsed 2 models, 1 test\n  target/manifest.json\n", ""));
        assertThat(Files.readString(directory.resolve("target/manifest.json")))
                .contains("\"dbt_schema_version\":\"https://schemas.getdbt.com/dbt/manifest/v12.json\"")
                .contains("\"relation_name\":\"\\\"shop\\\".\\\"main\\\".\\\"orders\\\"\"");
    }

    @Test
    void compilesNodesToTheirSql() throws IOException {
        assertThat(CapturedRun.of(directory, List.of("dbt", "compile", "--no-introspect")))
                .isEqualTo(new CapturedRun(0, "Compiled 3 nodes\n  target/compiled\n", ""));
        assertThat(Files.readString(directory.resolve("target/compiled/shop/models/totals.sql")))
                .isEqualTo("select * from \"shop\".\"main\".\"orders\"");
        assertThat(directory.resolve("target/compiled/shop/models/schema.yml/unique_orders_id.sql"))
                .exists();
        assertThat(Files.readString(directory.resolve("target/manifest.json")))
                .contains("\"compiled_path\":\"target/compiled/shop/models/totals.sql\"");
    }

    @Test
    void compilesWhatIsSelectedInSeveralWords() {
        CapturedRun run = CapturedRun.of(
                directory,
                List.of(
                        "dbt",
                        "compile",
                        "--no-introspect",
                        "--select",
                        "orders",
                        "totals",
                        "--exclude",
                        "test_type:data"));
        assertThat(run).isEqualTo(new CapturedRun(0, """
                Compiled node 'orders' is:
                select 1 as id

                Compiled node 'totals' is:
                select * from "shop"."main"."orders"

                Compiled 2 nodes
                  target/compiled
                """, ""));
    }

    @Test
    void compilesTheOthersWhereOneNodeFails() throws IOException {
        write("models/asks.sql", "select {{ run_query('select 1').columns[0].values()[0] if execute }}");
        assertThat(CapturedRun.of(directory, List.of("dbt", "compile", "--no-introspect")))
                .isEqualTo(new CapturedRun(2, "Compiled 3 nodes\n  target/compiled\n", """
                error[FLOE-B202]: This asks the database, which '--no-introspect' does not allow
                  --> models/asks.sql:1:20
                   |
                 1 | select {{ run_query('select 1').columns[0].values()[0] if execute }}
                   |                    ^
                  ::: <dbt>/macros/context/statement.sql:10:54  raised here
                  ::: <dbt>/macros/context/statement.sql:35:23  in 'statement', called here

                1 error
                """));
        assertThat(directory.resolve("target/compiled/shop/models/totals.sql")).exists();
    }

    @Test
    void showsAMacrosMistakeAtItsLineInItsFile() throws IOException {
        write(
                "macros/m.sql",
                "\n{# about #}\n{% macro one() %}1{% endmacro %}\n\n{% macro two() %}\n{{ 1 // 0 }}{% endmacro %}\n");
        write("models/totals.sql", "select\n {{ two() }}");
        assertThat(CapturedRun.of(directory, List.of("dbt", "parse"))).isEqualTo(new CapturedRun(2, "", """
                error[FLOE-B202]: integer division or modulo by zero
                  --> macros/m.sql:6:6
                   |
                 6 | {{ 1 // 0 }}{% endmacro %}
                   |      ^
                  ::: models/totals.sql:2:8  in 'two', called here

                1 error
                """));
    }

    @Test
    void countsAsJson() {
        assertThat(CapturedRun.of(directory, List.of("dbt", "parse", "--output", "json"))
                        .output())
                .contains("\"manifest\": \"target/manifest.json\"")
                .contains("\"type\": \"model\",\n      \"count\": 2");
    }

    @Test
    void writesWhereItIsTold() {
        CapturedRun run = CapturedRun.of(directory, List.of("dbt", "parse", "--target-path", "elsewhere"));
        assertThat(run.output()).endsWith("elsewhere/manifest.json\n");
        assertThat(directory.resolve("elsewhere/manifest.json")).exists();
    }

    @Test
    void takesVariables() throws IOException {
        write("models/orders.sql", "{{ config(alias=var('name')) }} select 1");
        assertThat(CapturedRun.of(directory, List.of("dbt", "parse", "--vars", "{name: other}"))
                        .exitCode())
                .isZero();
        assertThat(Files.readString(directory.resolve("target/manifest.json"))).contains("\"alias\":\"other\"");
        assertThat(CapturedRun.of(directory, List.of("dbt", "parse", "--vars", "name")))
                .isEqualTo(new CapturedRun(2, "", """
                error[FLOE-U014]: '--vars name' is not a mapping
                  help: write it as '{name: value}'
                """));
    }

    @Test
    void showsWhereATemplateFails() throws IOException {
        write("models/totals.sql", "select 1,\n  {{ 1 // 0 }}");
        assertThat(CapturedRun.of(directory, List.of("dbt", "parse"))).isEqualTo(new CapturedRun(2, "", """
                error[FLOE-B202]: integer division or modulo by zero
                  --> models/totals.sql:2:8
                   |
                 2 |   {{ 1 // 0 }}
                   |        ^

                1 error
                """));
        assertThat(directory.resolve("target")).doesNotExist();
    }

    @Test
    void takesTheDirectoryOfProfilesFromTheEnvironment() throws IOException {
        Files.createDirectories(directory.resolve("elsewhere"));
        Files.move(directory.resolve("profiles.yml"), directory.resolve("elsewhere/profiles.yml"));
        assertThat(CapturedRun.of(directory, Map.of("DBT_PROFILES_DIR", "elsewhere"), List.of("dbt", "parse"))
                        .exitCode())
                .isZero();
    }

    @Test
    void listsWhatIsSelected() {
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls")).output())
                .isEqualTo("shop.orders\nshop.totals\nshop.unique_orders_id\n");
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls", "--select", "orders+", "--resource-type", "model"))
                        .output())
                .isEqualTo("shop.orders\nshop.totals\n");
        assertThat(CapturedRun.of(
                                directory,
                                List.of(
                                        "dbt",
                                        "ls",
                                        "--select",
                                        "orders",
                                        "--exclude",
                                        "test_type:data",
                                        "--output",
                                        "json"))
                        .output())
                .contains("\"unique_id\": \"model.shop.orders\"");
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls", "--select", "order"))
                        .errors())
                .startsWith("warning[FLOE-B3")
                .contains("The selection criterion 'order' does not match any enabled nodes\n"
                        + "  help: did you mean 'orders'?");
    }

    @Test
    void listsWhatSelectorsSelect() throws IOException {
        write("selectors.yml", """
                selectors:
                  - {name: all_orders, definition: "orders+"}
                  - {name: last, default: true, definition: "totals"}
                """);
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls")).output()).isEqualTo("shop.totals\n");
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls", "--selector", "all_orders"))
                        .output())
                .isEqualTo("shop.orders\nshop.totals\nshop.unique_orders_id\n");
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls", "--select", "orders", "--exclude", "test_type:data"))
                        .output())
                .isEqualTo("shop.orders\n");
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls", "--selector", "lost"))
                        .errors())
                .contains("Selector 'lost' is not defined in selectors.yml")
                .contains("help: did you mean 'last'?");
    }

    @Test
    void compilesCallsOfFunctions() throws IOException {
        write("functions/double.sql", "a * 2");
        write("models/totals.sql", "select {{ function('double') }}(id) as id from {{ ref('orders') }}");
        assertThat(CapturedRun.of(directory, List.of("dbt", "compile", "--no-introspect", "--select", "totals"))
                        .exitCode())
                .isZero();
        assertThat(Files.readString(directory.resolve("target/compiled/shop/models/totals.sql")))
                .isEqualTo("select \"shop\".\"main\".\"double\"(id) as id from \"shop\".\"main\".\"orders\"");
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls", "--select", "double+", "--exclude", "test_type:data"))
                        .output())
                .isEqualTo("shop.double\nshop.totals\n");
    }

    @Test
    void listsTheSemanticLayer() throws IOException {
        write("models/days.sql", "select date '2026-11-21' as day");
        write("models/semantic.yml", """
                models:
                  - name: days
                    time_spine: {standard_granularity_column: day}
                    columns: [{name: day, granularity: day}]
                semantic_models:
                  - {name: orders, model: ref('orders'), measures: [{name: amount, agg: sum, create_metric: true}]}
                saved_queries: [{name: daily, query_params: {metrics: [amount]}}]
                """);
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls", "--select", "semantic_model:orders+"))
                        .output())
                .isEqualTo("metric:shop.amount\nsaved_query:shop.daily\nsemantic_model:shop.orders\n");
        assertThat(CapturedRun.of(directory, List.of("dbt", "parse")).output())
                .startsWith("Parsed 1 metric, 3 models, 1 saved query, 1 semantic model, 1 test\n");
    }

    @Test
    void listsUnitTests() throws IOException {
        write(
                "models/units.yml",
                "unit_tests: [{name: adds, model: totals, given: [], expect: {rows: [{id: 1}]}, config: {tags: [u]}}]");
        assertThat(CapturedRun.of(directory, List.of("dbt", "ls", "--select", "tag:u"))
                        .output())
                .isEqualTo("unit_test:shop.adds\n");
        assertThat(CapturedRun.of(directory, List.of("dbt", "parse")).output())
                .startsWith("Parsed 2 models, 1 test, 1 unit test\n");
    }

    @Test
    void refusesACommandThatFloeDoesNotHave() {
        CapturedRun run = CapturedRun.of(directory, List.of("dbt", "frobnicate"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("error[FLOE-U004]: ").contains("parse");
    }
}
