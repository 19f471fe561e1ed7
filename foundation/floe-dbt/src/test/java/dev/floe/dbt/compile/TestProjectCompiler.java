package dev.floe.dbt.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.dbt.parse.DbtProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestProjectCompiler {
    @TempDir
    private Path directory;

    private DbtProject project = new DbtProject(Path.of("."));
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void startAProject() {
        project = new DbtProject(directory);
    }

    private ProjectCompiler compiler() {
        return ProjectCompiler.withoutDatabase(
                project.parseProject(), InvocationFacts.compile("an-id", List.of("model.shop.m")), new Hearing());
    }

    private String compiled(String model) {
        project.with("models/m.sql", model);
        return compiler().compile("model.shop.m").code();
    }

    /** Keeps what templates say. */
    private final class Hearing implements TemplateListener {
        @Override
        public void debug(String message) {
            heard.add("debug " + message);
        }

        @Override
        public void info(String message) {
            heard.add("info " + message);
        }

        @Override
        public void print(String message) {
            heard.add("print " + message);
        }

        @Override
        public void warn(String message) {
            heard.add("warn " + message);
        }
    }

    @Test
    void trap4RefIsTheRelationOfWhatItNamesOnceTheProjectIsParsed() {
        project.with("models/other.sql", "{{ config(schema='raw', alias='o') }} select 1");
        assertThat(compiled("select * from {{ ref('other') }} -- {{ execute }}"))
                .isEqualTo("select * from \"shop\".\"main_raw\".\"o\" -- True");
    }

    @Test
    void macrosConfigureTheModelThatCallsThem() {
        assertThat(compiled("""
                        {% call set_sql_header(config) %}create temp macro magic() as 42;{% endcall %}
                        {{- config.get('sql_header') }}""")).contains("create temp macro magic() as 42;");
    }

    @Test
    void foreignKeysPointAtRelationsOnceTheModelIsCompiled() {
        project.with("models/other.sql", "{{ config(alias='o') }} select 1 as id");
        project.with("models/m.yml", """
                models:
                  - name: m
                    columns:
                      - {name: a, data_type: int, constraints: [{type: foreign_key, to: ref('other'), to_columns: [id]}]}
                      - {name: b, data_type: int, constraints: [{type: check, expression: b > 0}]}
                    constraints: [{type: foreign_key, columns: [a], to: "ref('other')", to_columns: [id]}]
                """);
        project.with("models/m.sql", "select 1 as a, 2 as b");
        ProjectCompiler compiler = compiler();
        compiler.compile("model.shop.m");
        assertThat(compiler.entry("model.shop.m").repr())
                .contains("'to': '\"shop\".\"main\".\"o\"'")
                .doesNotContain("'to': \"ref(");
    }

    @Test
    void trap4ReferenceThatWasNotSeenWhileParsingIsAnError() {
        project.with("models/other.sql", "select 1");
        assertThatThrownBy(() -> compiled("{% if execute %}{{ ref('other') }}{% endif %}"))
                .hasMessageContaining("model 'm' refers to {{ ref('other') }}, which was not seen")
                .hasMessageContaining("put '-- depends_on: {{ ref('other') }}' at the top");
    }

    @Test
    void trap6ConfigReadsWhatWasConfigured() {
        assertThat(compiled("""
                        {{ config(materialized='table', owner='ann', meta={'a': 1}) }}
                        {{- config.get('materialized') }} {{ config.get('owner') }} {{ config.get('nothing', 'none') }}
                        {{- config.meta_get('a') }} {{ config.require('owner') }}""")).isEqualTo("table ann none1 ann");
        assertThatThrownBy(() -> compiled("{{ config.require('unique_idea') }}"))
                .hasMessageContaining("'model.shop.m' does not define a required config parameter 'unique_idea'");
    }

    @Test
    void trap7ResultIsLoadedOnceUnlessItIsMain() {
        assertThat(compiled("""
                        {% do store_raw_result('main', message='done', code='OK') %}{% do store_result('x', 'fine') %}
                        {{- load_result('main').response }} {{ load_result('main').response.code }}
                        {{- load_result('x').response }} {{ load_result('y') }}""")).isEqualTo("done OKfine None");
        assertThatThrownBy(() ->
                        compiled("{% do store_result('x', 1) %}{% do load_result('x') %}{% do load_result('x') %}"))
                .hasMessageContaining("The result of statement 'x' has already been loaded");
    }

    @Test
    void trap12EphemeralModelsBecomeExpressionsInFrontOfTheQuery() {
        project.with("models/a.sql", "{{ config(materialized='ephemeral') }}select 1 as x");
        project.with("models/b.sql", "{{ config(materialized='ephemeral') }}select * from {{ ref('a') }}");
        assertThat(compiled("with own as (select 2) select * from {{ ref('b') }}, own, {{ ref('a') }}"))
                .isEqualTo("""
                        with  __dbt__cte__a as (
                        select 1 as x
                        ),  __dbt__cte__b as (
                        select * from __dbt__cte__a
                        ), own as (select 2) select * from __dbt__cte__b, own, __dbt__cte__a""");
        assertThat(compiler().compile("model.shop.b").code())
                .isEqualTo("with __dbt__cte__a as (\nselect 1 as x\n) select * from __dbt__cte__a");
    }

    @Test
    void trap14WarningsAndLogsAreHeardAndPrintNothing() {
        assertThat(compiled("{{ log('a') }}{{ log('b', info=True) }}{{ print('c') }}{{ exceptions.warn('d') }}1"))
                .isEqualTo("1");
        assertThat(heard).containsExactly("debug a", "info b", "print c", "warn d");
    }

    @Test
    void testsGetTheirArguments() {
        project.with("models/m.sql", "select 1 as id");
        project.with(
                "models/m.yml",
                "models: [{name: m, columns: [{name: id, tests: [unique: {config: {where: 'id > 0'}}]}]}]");
        project.with(
                "macros/t.sql",
                "{% test unique(model, column_name) %}select {{ column_name }} from {{ model }}{% endtest %}");
        assertThat(compiler().compile("test.shop.unique_m_id.4dffd0a90e").code())
                .isEqualTo("select id from (select * from \"shop\".\"main\".\"m\" where id > 0) dbt_subquery");
    }

    @Test
    void variableThatIsNowhereSetIsAnErrorOnlyNow() {
        assertThatThrownBy(() -> compiled("select {{ var('start') }}"))
                .hasMessageContaining("Required var 'start' is not set");
        assertThat(compiled("{{ var('start', 'now') }} {{ var.has_var('start') }}"))
                .isEqualTo("now False");
    }

    @Test
    void questionToTheDatabaseSaysThatItMayNotBeAsked() {
        assertThatThrownBy(() -> compiled("{{ run_query('select 1').rows }}"))
                .hasMessageContaining("This asks the database, which '--no-introspect' does not allow");
    }

    @Test
    void graphHoldsTheWholeProject() {
        project.with("models/other.sql", "select 1");
        assertThat(compiled("{% for id in graph.nodes %}{{ id }} {% endfor %}"))
                .isEqualTo("model.shop.m model.shop.other ");
    }

    @Test
    void sourceMayBeAFileOnDuckDb() {
        project.with(
                "models/s.yml",
                "sources: [{name: raw, meta: {external_location: 'data/{name}.csv'}, tables: [{name: orders}]}]");
        assertThat(compiled("select * from {{ source('raw', 'orders') }}"))
                .isEqualTo("select * from 'data/orders.csv'");
    }
}
