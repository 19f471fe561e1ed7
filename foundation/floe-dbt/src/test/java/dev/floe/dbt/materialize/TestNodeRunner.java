package dev.floe.dbt.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.InvocationFacts.Refresh;
import dev.floe.dbt.compile.InvocationFacts.Rows;
import dev.floe.dbt.compile.InvocationFacts.StoredFailures;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
import dev.floe.dbt.compile.TemplateListener;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.parse.DbtProject;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.jinja.value.Value;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestNodeRunner {
    @TempDir
    private Path directory;

    private DbtProject project = new DbtProject(Path.of("."));
    private DuckDbSession session = open();

    private final List<String> warnings = new ArrayList<>();
    private List<String> prepared = List.of();

    private static DuckDbSession open() {
        try {
            return new DuckDbSession(DriverManager.getConnection("jdbc:duckdb:"));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @BeforeEach
    void startAProject() {
        project = new DbtProject(directory);
        session.execute("attach ':memory:' as shop");
        session.execute("use shop");
    }

    @AfterEach
    void closeTheDatabase() {
        session.close();
    }

    private NodeResult run(String id) {
        return run(id, Refresh.INCREMENTAL);
    }

    private NodeResult run(String id, Refresh refresh) {
        return run(List.of(id), refresh).getLast();
    }

    private List<NodeResult> run(List<String> ids, Refresh refresh) {
        ParsedProject parsed = project.parseProject();
        BoundSessions sessions = new BoundSessions();
        InvocationFacts facts =
                new InvocationFacts("build", "an-id", refresh, StoredFailures.DROPPED, Rows.ALL, Optional.empty(), ids);
        ProjectCompiler compiler = ProjectCompiler.of(parsed, facts, sessions, new Warnings(), RunFiles.none());
        NodeRunner runner = new NodeRunner(parsed, compiler, sessions);
        runner.createSchemas(ids, session);
        prepared = List.copyOf(session.statements());
        session.statements().clear();
        return ids.stream().map(id -> runner.run(id, session)).toList();
    }

    private String test(String name) {
        return Fields.dict(project.parseProject().manifest(), "nodes").entries().keySet().stream()
                .map(Value::toText)
                .filter(id -> id.startsWith("test.shop." + name))
                .findFirst()
                .orElseThrow();
    }

    private String rows(String query) {
        return session.query(query).rows().toString();
    }

    /** Hears warnings. */
    private final class Warnings implements TemplateListener {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void print(String message) {}

        @Override
        public void warn(String message) {
            warnings.add(message);
        }
    }

    @Test
    void tableTakesThePlaceOfTheOldOneInATransaction() {
        project.with("models/m.sql", "{{ config(materialized='table') }} select 1 as id");
        assertThat(run("model.shop.m").status()).isEqualTo(NodeStatus.SUCCESS);
        project.with("models/m.sql", "{{ config(materialized='table') }} select 2 as id");
        NodeResult second = run("model.shop.m");
        assertThat(second.message()).contains("OK");
        assertThat(second.relations()).hasSize(1);
        assertThat(rows("select id from shop.main.m")).isEqualTo("[[2]]");
        assertThat(session.statements()).contains("begin", "commit");
        assertThat(rows("select table_name from duckdb_tables()")).isEqualTo("[['m']]");
    }

    @Test
    void viewTakesThePlaceOfATable() {
        project.with("models/m.sql", "{{ config(materialized='table') }} select 1 as id");
        run("model.shop.m");
        project.with("models/m.sql", "{{ config(materialized='view') }} select 3 as id");
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(rows("select table_type from information_schema.tables")).isEqualTo("[['VIEW']]");
    }

    @Test
    void failedModelLeavesTheOldTableAsItWas() {
        project.with("models/m.sql", "{{ config(materialized='table') }} select 1 as id");
        run("model.shop.m");
        project.with("models/m.sql", "{{ config(materialized='table') }} select cast('x' as int) as id");
        NodeResult failed = run("model.shop.m");
        assertThat(failed.status()).isEqualTo(NodeStatus.ERROR);
        assertThat(failed.message().orElse("")).contains("Could not convert string 'x' to INT32");
        assertThat(failed.problems().getFirst().code().id()).isEqualTo("FLOE-B401");
        assertThat(rows("select id from shop.main.m")).isEqualTo("[[1]]");
    }

    @Test
    void incrementalModelAddsWhatIsNew() {
        project.with("models/m.sql", """
                {{ config(materialized='incremental', unique_key='id') }}
                {% if is_incremental() %}select 2 as id, 'new' as state union all select 1, 'changed'
                {% else %}select 1 as id, 'first' as state{% endif %}""");
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(rows("select * from shop.main.m order by id")).isEqualTo("[[1, 'changed'], [2, 'new']]");
        assertThat(run("model.shop.m", Refresh.FULL).problems()).isEmpty();
        assertThat(rows("select * from shop.main.m")).isEqualTo("[[1, 'first']]");
    }

    @Test
    void seedIsTheRowsOfItsFile() {
        project.with("seeds/s.csv", "id,name,paid\n1,ann,true\n2,,false\n");
        NodeResult first = run("seed.shop.s");
        assertThat(first.problems()).isEmpty();
        assertThat(first.message()).contains("INSERT 2");
        assertThat(rows("select * from shop.main.s order by id")).isEqualTo("[[1, 'ann', True], [2, None, False]]");
        project.with("seeds/s.csv", "id,name,paid\n3,cid,true\n");
        assertThat(run("seed.shop.s").problems()).isEmpty();
        assertThat(rows("select id from shop.main.s")).isEqualTo("[[3]]");
    }

    @Test
    void snapshotKeepsEveryVersionOfARow() {
        session.execute("create table shop.main.raw as select 1 as id, 'a' as state");
        project.with("snapshots/s.sql", """
                {% snapshot s %}
                {{ config(unique_key='id', strategy='check', check_cols='all', target_schema='main') }}
                select * from shop.main.raw
                {% endsnapshot %}""");
        assertThat(run("snapshot.shop.s").problems()).isEmpty();
        session.execute("update shop.main.raw set state = 'b'");
        assertThat(run("snapshot.shop.s").problems()).isEmpty();
        assertThat(rows("select state, dbt_valid_to is null from shop.main.s order by state"))
                .isEqualTo("[['a', False], ['b', True]]");
    }

    @Test
    void testCountsTheRowsThatFail() {
        project.with("models/m.sql", "select 1 as id union all select 1 union all select null");
        project.with("models/m.yml", "models: [{name: m, columns: [{name: id, tests: [unique, not_null]}]}]");
        project.with("tests/warns.sql", "{{ config(severity='warn') }} select * from {{ ref('m') }} where id = 1");
        run("model.shop.m");
        NodeResult unique = run(test("unique_m_id"));
        assertThat(unique.status()).isEqualTo(NodeStatus.FAIL);
        assertThat(unique.failures()).hasValue(1);
        assertThat(unique.message()).contains("Got 1 result, configured to fail if != 0");
        NodeResult warns = run("test.shop.warns");
        assertThat(warns.status()).isEqualTo(NodeStatus.WARN);
        assertThat(warns.message()).contains("Got 2 results, configured to warn if != 0");
        session.execute("drop view shop.main.m");
        session.execute("create table shop.main.m as select 7 as id");
        assertThat(run(test("not_null_m_id")).status()).isEqualTo(NodeStatus.PASS);
    }

    private String unitTest(String test) {
        project.with("models/units.yml", "unit_tests:\n" + test.indent(2));
        NodeResult result = run("unit_test.shop." + (test.contains("model: inc") ? "inc" : "orders") + ".t");
        return result.status() + result.message().orElse("");
    }

    private void writeUnitTested() {
        session.execute("create table shop.main.raw as select 1 as id, 10 as amount, 'x' as name");
        project.with("models/sources.yml", "sources: [{name: s, schema: main, tables: [{name: raw}]}]");
        project.with("models/eph.sql", "{{ config(materialized='ephemeral') }} select * from {{ source('s', 'raw') }}");
        project.with("macros/word.sql", "{% macro word() %}'real'{% endmacro %}");
        project.with("models/orders.sql", """
                select e.id, amount * {{ var('rate', 2) }} as amount, {{ word() }} as word,
                    '{{ env_var('FLOE_UNIT', 'none') }}' as env
                from {{ ref('eph') }} e join {{ source('s', 'raw') }} using (id)""".replace("amount *", "e.amount *"));
        project.with("models/inc.sql", """
                {{ config(materialized='incremental') }} select id from {{ source('s', 'raw') }}
                {% if is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}""");
    }

    @Test
    void unitTestReadsFixturesAndOverrides() {
        writeUnitTested();
        assertThat(unitTest("""
                - name: t
                  model: orders
                  overrides: {macros: {word: mine}, vars: {rate: 3}, env_vars: {FLOE_UNIT: here}}
                  given:
                    - {input: ref('eph'), format: sql, rows: "select 7 as id, 5 as amount"}
                    - {input: "source('s', 'raw')", format: csv, rows: "id,name\\n7,"}
                  expect: {rows: [{id: 7, amount: 15, env: here}]}
                """.replace("word: mine", "word: \"'mine'\""))).isEqualTo("PASS");
        assertThat(session.statements().toString())
                .contains("__dbt__cte__eph as (")
                .contains("__dbt__cte__s__raw as (")
                .contains("'mine' as word");
    }

    @Test
    void unitTestOfAnIncrementalModelStandsRowsForItsOwn() {
        writeUnitTested();
        assertThat(run("model.shop.inc").problems()).isEmpty();
        String given = """
                - name: t
                  model: inc
                  overrides: {macros: {is_incremental: true}}
                  given:
                    - {input: "source('s', 'raw')", rows: [{id: 1}, {id: 2}, {id: 3}]}
                    - {input: this, rows: [{id: 2}]}
                  expect: {rows: [{id: 3}]}
                """;
        assertThat(unitTest(given)).isEqualTo("PASS");
        assertThat(unitTest(given.replace("true", "false")))
                .isEqualTo("FAIL\n\nactual differs from expected:\n\n@@ ,id\r\n+++,1\r\n+++,2\r\n   ,3\r\n\n");
    }

    @Test
    void unitTestSaysWhatItsFixturesLack() {
        writeUnitTested();
        assertThat(unitTest("""
                - name: t
                  model: orders
                  given: [{input: ref('eph'), format: sql, rows: "select 7 as id, 5 as amount"}]
                  expect: {rows: [{id: 7}]}
                """)).isEqualTo("ERRORunit_test 't' has no rows for 'raw', which its model reads");
        assertThat(unitTest("""
                - name: t
                  model: orders
                  given: [{input: ref('eph'), rows: [{id: 7}]}, {input: "source('s', 'raw')", rows: []}]
                  expect: {rows: []}
                """))
                .isEqualTo("ERRORUnit tests need the columns of 'eph', but the relation"
                        + " '\"shop\".\"main\".\"eph\"' does not exist");
        assertThat(unitTest("""
                - name: t
                  model: orders
                  given: [{input: nothing(), rows: []}]
                  expect: {rows: []}
                """)).isEqualTo("ERRORUnit test 't' has an input 'nothing()' which leads to nothing");
    }

    @Test
    void unitTestSaysWhichColumnThereIsNot() {
        writeUnitTested();
        assertThat(unitTest("""
                - name: t
                  model: orders
                  given: [{input: "source('s', 'raw')", rows: [{nope: 1}]}, {input: ref('eph'), format: sql, rows: "select 7 as id, 5 as amount"}]
                  expect: {rows: [{id: 7}]}
                """))
                .isEqualTo("ERRORInvalid column name: 'nope' in unit test fixture for 'raw'."
                        + " There are the columns 'id', 'amount', 'name'");
        assertThat(unitTest("""
                - name: t
                  model: orders
                  given: [{input: "source('s', 'raw')", rows: [{id: 7}]}, {input: ref('eph'), format: sql, rows: "select 7 as id, 5 as amount"}]
                  expect: {rows: [{nope: 7}]}
                """))
                .startsWith("ERRORInvalid column name: 'nope' in unit test fixture for expected output.");
    }

    @Test
    void describedColumnThatIsNotThereIsWarnedOf() {
        project.with(
                "models/m.sql", "{{ config(materialized='table', persist_docs={'columns': true}) }} select 1 as id");
        project.with("models/m.yml", """
                models:
                  - {name: m, columns: [{name: id, description: a key}, {name: gone, description: what was}]}
                """);
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(warnings)
                .containsExactly(
                        "Relation \"shop\".\"main\".\"m\": The following columns are specified in the schema but"
                                + " are not present in the database: gone");
    }

    private static final String PROMISE = """
            models:
              - name: m
                constraints: [{type: check, expression: "id > 0"}]
                columns:
                  - {name: id, data_type: integer, constraints: [{type: not_null}, {type: primary_key}]}
                  - {name: name, data_type: varchar}
            """;

    @Test
    void contractOrdersColumnsAndBringsItsConstraints() {
        project.with("models/m.yml", PROMISE);
        project.with(
                "models/m.sql",
                "{{ config(materialized='table', contract={'enforced': true}) }} select 'a' as name, 1 as id");
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(rows("select * from shop.main.m")).isEqualTo("[[1, 'a']]");
        assertThat(rows("select distinct constraint_type from duckdb_constraints() order by 1"))
                .isEqualTo("[['CHECK'], ['NOT NULL'], ['PRIMARY KEY']]");
        project.with(
                "models/m.sql",
                "{{ config(materialized='table', contract={'enforced': true}) }} select 'a' as name, 0 as id");
        assertThat(run("model.shop.m").message().orElse("")).startsWith("Constraint Error: CHECK constraint failed");
    }

    @Test
    void brokenContractSaysWhichColumnsDifferAsDbtDoes() {
        project.with("models/m.yml", PROMISE.replace("name, data_type: varchar", "gone, data_type: date"));
        project.with("models/m.sql", """
                {{ config(materialized='table', contract={'enforced': true}) }} select 'a' as id, 1 as more""");
        NodeResult broken = run("model.shop.m");
        assertThat(broken.message()).contains("""
                This model has an enforced contract that failed.
                Please ensure the name, data_type, and number of columns in your contract match the columns in your \
                model's definition.

                | column_name | definition_type | contract_type | mismatch_reason       |
                | ----------- | --------------- | ------------- | --------------------- |
                | gone        |                 | DATE          | missing in definition |
                | id          | VARCHAR         | INTEGER       | data type mismatch    |
                | more        | INTEGER         |               | missing in contract   |
                """);
        assertThat(broken.problems().getFirst().place().orElseThrow().file()).isEqualTo("models/m.sql");
    }

    @Test
    void functionsAreMadeAndCalled() {
        project.with("functions/twice.sql", "select n * 2 + more");
        project.with("functions/f.yml", """
                functions:
                  - name: twice
                    arguments: [{name: n, data_type: int}, {name: more, data_type: int, default_value: 1}]
                    returns: {data_type: bigint}
                """);
        project.with(
                "models/m.sql", "select {{ function('twice') }}(4) as x, typeof({{ function('twice') }}(4, 0)) as t");
        assertThat(run(List.of("function.shop.twice", "model.shop.m"), Refresh.INCREMENTAL))
                .extracting(NodeResult::status)
                .containsOnly(NodeStatus.SUCCESS);
        assertThat(rows("select * from shop.main.m")).isEqualTo("[[9, 'BIGINT']]");
    }

    @Test
    void externalModelIsAFileAndAViewOnIt() {
        String location = directory.resolve("out.csv").toString();
        project.with(
                "models/m.sql",
                "{{ config(materialized='external', location='" + location + "', options={'delimiter': '|'}) }}"
                        + " select 1 as id, 'a' as name");
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(Path.of(location)).hasContent("id|name\n1|a\n");
        assertThat(rows("select * from shop.main.m")).isEqualTo("[[1, 'a']]");
        project.with(
                "models/m.sql",
                "{{ config(materialized='external', location='" + location + "') }} select 1 as id where false");
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(rows("select * from shop.main.m")).isEqualTo("[]");
        project.with("models/m.sql", "{{ config(materialized='external', format='xls') }} select 1 as id");
        assertThat(run("model.shop.m").message())
                .contains("Invalid format: xls. Allowed formats are: csv, parquet, json");
    }

    @Test
    void tableFunctionIsAViewWithParameters() {
        project.with(
                "models/m.sql",
                "{{ config(materialized='table_function', parameters=['a', 'b']) }} select a + b as total");
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(rows("select * from shop.main.m(1, 2)")).isEqualTo("[[3]]");
    }

    @Test
    void failuresOfATestCanBeKept() {
        project.with(
                "tests/kept.sql",
                "{{ config(store_failures=true, schema='audit') }} select 5 as id union all select 6");
        NodeResult kept = run("test.shop.kept");
        assertThat(kept.problems()).isEmpty();
        assertThat(kept.failures()).hasValue(2);
        assertThat(rows("select id from shop.main_audit.kept order by id")).isEqualTo("[[5], [6]]");
    }

    @Test
    void trap13HooksRunInFourGroupsAroundTheTransaction() {
        project.with("models/m.sql", """
                {{ config(materialized='table',
                    pre_hook=['create or replace table shop.main.seen as select 1 as n',
                              {'sql': 'select 2', 'transaction': false}],
                    post_hook=['insert into shop.main.seen select count(*) from {{ this }}',
                               after_commit('select 4')]) }}
                select 1 as id""");
        NodeResult result = run("model.shop.m");
        assertThat(result.problems()).isEmpty();
        List<String> order = session.statements().stream()
                .filter(sql ->
                        sql.matches("(?s)begin|commit|select 2|select 4|create or replace table.*|insert into.*"))
                .map(sql -> sql.startsWith("select") ? sql : sql.replaceAll("(?s) .*", ""))
                .toList();
        assertThat(order).containsExactly("select 2", "begin", "create", "insert", "commit", "select 4");
        assertThat(rows("select count(*) from shop.main.seen")).isEqualTo("[[2]]");
    }

    @Test
    void trap16SchemaIsListedOnceAndNamesMatchAsTheDatabaseTakesThem() {
        session.execute("create table shop.main.known as select 1 as id");
        project.with("models/m.sql", """
                {% set one = adapter.get_relation('shop', 'main', 'known') %}
                {% set two = adapter.get_relation('shop', 'main', 'unknown') %}
                select '{{ one }}' as one, '{{ one.type }}' as type, '{{ two }}' as two""");
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(rows("select * from shop.main.m")).isEqualTo("[['\"shop\".\"main\".\"known\"', 'table', 'None']]");
        assertThat(prepared.stream().filter(sql -> sql.contains("information_schema.tables")))
                .hasSize(1);
        assertThat(session.statements()).noneMatch(sql -> sql.contains("information_schema.tables"));
        project.with("models/n.sql", "select '{{ adapter.get_relation('shop', 'main', 'KNOWN') }}' as found");
        assertThat(run("model.shop.n").message().orElse(""))
                .contains("matches \"shop\".\"main\".\"KNOWN\" only without regard to case or quotes");
    }

    @Test
    void whatARunHasBuiltIsKnownToTheNodesBehind() {
        project.with("seeds/s.csv", "id\n1\n");
        project.with("models/t.sql", "{{ config(materialized='table') }} select 1 as id");
        project.with(
                "models/m.sql",
                "select '{{ load_relation(ref('s')) }}' as s, '{{ load_relation(ref('t')).type }}' as t");
        List<NodeResult> results = run(List.of("seed.shop.s", "model.shop.t", "model.shop.m"), Refresh.INCREMENTAL);
        assertThat(results).allMatch(result -> result.status() == NodeStatus.SUCCESS);
        assertThat(rows("select * from shop.main.m")).isEqualTo("[['\"shop\".\"main\".\"s\"', 'table']]");
    }

    @Test
    void materializationOfTheProjectIsInterpreted() {
        project.with("macros/own.sql", """
                {% materialization twice, default %}
                {%- set target = this.incorporate(type='table') -%}
                {% call statement('main') %}create table {{ target }} as select * from ({{ sql }}) union all ({{ sql }})
                {% endcall %}
                {{ adapter.commit() }}
                {{ return({'relations': [target]}) }}
                {% endmaterialization %}""");
        project.with("models/m.sql", "{{ config(materialized='twice') }} select 1 as id");
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(rows("select count(*) from shop.main.m")).isEqualTo("[[2]]");
        project.with("models/m.sql", "{{ config(materialized='thrice') }} select 1 as id");
        assertThat(run("model.shop.m").message().orElse(""))
                .contains("No materialization 'thrice' was found for adapter duckdb");
    }

    @Test
    void queryInAModelReadsTheDatabase() {
        session.execute("create table shop.main.kinds as select 'a' as kind union all select 'b'");
        project.with("models/m.sql", """
                {% set kinds = run_query('select kind from shop.main.kinds order by 1').columns[0].values() if execute else [] %}
                select {% for kind in kinds %}1 as {{ kind }}{{ ', ' if not loop.last }}{% endfor %}""");
        assertThat(run("model.shop.m").problems()).isEmpty();
        assertThat(rows("select a + b from shop.main.m")).isEqualTo("[[2]]");
    }
}
