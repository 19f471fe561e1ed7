package dev.floe.dbt.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a project has a code, a place and a help line. */
final class TestParseErrors {
    @Test
    void saysWhichModelIsMissing(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders.sql", "select 1")
                .with("models/totals.sql", "select *\n  from {{ ref('ordres') }}");
        assertThatThrownBy(project::parse)
                .isInstanceOf(FloeException.class)
                .hasMessage("FLOE-B204: model 'totals' depends on a node named 'ordres' which was not found")
                .satisfies(failure -> {
                    Problem problem = ((FloeException) failure).problems().getFirst();
                    assertThat(problem.help()).contains("did you mean 'orders'?");
                    assertThat(problem.place()).contains(new Place("models/totals.sql", 2, 11, 2, 24));
                });
    }

    @Test
    void showsTheCallOfASourceThatIsMissing(@TempDir Path directory) {
        DbtProject project =
                new DbtProject(directory).with("models/totals.sql", "select 1 -- {{ source('shop', 'ordres') }}");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B204: model 'totals' depends on a source named 'shop.ordres' which was not found")
                .satisfies(failure -> assertThat(
                                ((FloeException) failure).problems().getFirst().place())
                        .contains(new Place("models/totals.sql", 1, 16, 1, 40)));
    }

    @Test
    void saysWhichFunctionIsMissing(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("functions/double.sql", "a * 2")
                .with("models/totals.sql", "select {{ function('duoble') }}(1)");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B204: model 'totals' depends on a function named 'duoble' which was not found");
    }

    @Test
    void showsTheMacrosThatLedToAnError(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("macros/a.sql", "{% macro outer() %}{{ inner() }}{% endmacro %}")
                .with(
                        "macros/b.sql",
                        "\n{% macro inner() %}{{ exceptions.raise_compiler_error('no good') }}{% endmacro %}")
                .with("models/m.sql", "select\n  {{ outer() }}");
        assertThatThrownBy(project::parse).isInstanceOfSatisfying(FloeException.class, failure -> {
            var problem = failure.problems().getFirst();
            assertThat(problem.code().id()).isEqualTo("FLOE-B202");
            assertThat(problem.message()).isEqualTo("no good");
            assertThat(problem.place().orElseThrow()).hasToString("macros/b.sql:2:54");
            assertThat(problem.related().stream().map(each -> each.place() + " " + each.message()))
                    .containsExactly(
                            "macros/a.sql:1:28 in 'inner', called here", "models/m.sql:2:11 in 'outer', called here");
        });
    }

    @Test
    void refusesTwoModelsOfOneName(@TempDir Path directory) {
        DbtProject project =
                new DbtProject(directory).with("models/a/m.sql", "select 1").with("models/b/m.sql", "select 2");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B205: Two resources are called 'm': the other one is in 'models/a/m.sql'");
    }

    @Test
    void refusesTwoModelsOfOneRelation(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/a.sql", "{{ config(materialized='ephemeral', alias='orders') }} select 1")
                .with("seeds/orders.csv", "id\n1\n");
        assertThatThrownBy(project::parse)
                .hasMessageStartingWith("FLOE-B205: model 'a' and seed 'orders' have the same relation: \"")
                .hasMessageEndingWith(".\"orders\"");
    }

    @Test
    void saysThatTheLatestVersionIsMissing(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders_v1.sql", "select 1")
                .with("models/m.yml", "models: [{name: orders, latest_version: 3, versions: [{v: 1}, {v: 2}]}]");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B206: The latest version '3' of model 'orders' is none of its versions");
    }

    @Test
    void refusesTwoDescriptionsOfOneModel(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders.sql", "select 1")
                .with("models/a.yml", "models: [{name: orders}]")
                .with("models/b.yml", "models: [{name: orders}]");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B205: Two entries describe 'orders': the other one is in 'models/a.yml'");
    }

    @Test
    void refusesTwoPrimaryKeys(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders.sql", "select 1")
                .with(
                        "models/a.yml",
                        "models: [{name: orders, columns: [{name: a, constraints: [{type: primary_key}]},"
                                + " {name: b, constraints: [{type: primary_key}]}]}]");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B206: Model 'orders' has several columns that are its primary key: a, b");
    }

    @Test
    void refusesAnEnforcedContractWithoutColumns(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders.sql", "select 1")
                .with("models/a.yml", "models: [{name: orders, config: {contract: {enforced: true}}}]");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B206: Model 'orders' has an enforced contract and no columns");
    }

    @Test
    void refusesToReadWhatIsPrivateToAnotherGroup(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/salaries.sql", "select 1")
                .with("models/totals.sql", "select * from {{ ref('salaries') }}")
                .with(
                        "models/m.yml",
                        "groups: [{name: people, owner: {name: a}}]\n"
                                + "models: [{name: salaries, config: {group: people, access: private}}]");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B207: model 'totals' must not read model 'salaries', which is private to group"
                        + " 'people'");
    }

    @Test
    void refusesToReadWhatIsProtectedInARestrictedPackage(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("packages.yml", "packages: [{local: tools}]")
                .with("dbt_packages/tools/dbt_project.yml", "name: tools\nversion: 1.0.0\nrestrict-access: true\n")
                .with("dbt_packages/tools/models/calendar.sql", "select 1")
                .with("models/days.sql", "select * from {{ ref('calendar') }}");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B207: model 'days' must not read model 'calendar', which is protected in package"
                        + " 'tools'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{group: nobody} | model 'm' is of group 'nobody', which is not defined",
                "{access: secret} | The access of model 'm' is 'secret'",
                "{access: public, materialized: ephemeral} | Model 'm' is public and ephemeral, so nobody could read it",
            })
    void refusesGroupsAndAccessThatAreNone(String config, String message, @TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/m.sql", "select 1")
                .with("models/m.yml", "models: [{name: m, config: " + config + "}]");
        assertThatThrownBy(project::parse).hasMessage("FLOE-B206: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{unique_key: id} | has no 'strategy' or no 'unique_key'",
                "{strategy: check, unique_key: id} | is of strategy 'check' and has no 'check_cols'",
                "{strategy: check, unique_key: id, check_cols: name} | has 'check_cols: name'",
                "{strategy: timestamp, unique_key: id} | is of strategy 'timestamp' and has no 'updated_at'",
                "{strategy: timestamp, unique_key: id, updated_at: at, check_cols: all}"
                        + " | is of strategy 'timestamp' and has 'check_cols'",
            })
    void refusesSnapshotsThatCannotSeeChanges(String config, String fact, @TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/m.sql", "select 1")
                .with("snapshots/s.yml", "snapshots: [{name: s, relation: ref('m'), config: " + config + "}]");
        assertThatThrownBy(project::parse).hasMessage("FLOE-B206: Snapshot 's' " + fact);
    }

    @Test
    void namesTheProfilesThatThereAre(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory).with("dbt_project.yml", "name: shop\nprofile: shopp\n");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B103: There is no profile 'shopp'")
                .satisfies(failure -> assertThat(
                                ((FloeException) failure).problems().getFirst().help())
                        .contains("did you mean 'shop'?"));
    }

    @Test
    void endsATemplateThatNeverEnds(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("macros/a.sql", "{% macro again() %}{{ again() }}{% endmacro %}")
                .with("models/m.sql", "{{ again() }}");
        assertThatThrownBy(project::parse).hasMessageStartingWith("FLOE-B203: The template calls macros more than");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "given: [], expect: {rows: []} | has no 'model'",
                "model: m, expect: {rows: []} | has no 'given' or no 'expect'",
                "model: m, given: [{rows: []}], expect: {rows: []} | has a 'given' without 'input'",
                "model: m, given: [], expect: {rows: text} | has rows that are no list of dicts",
                "model: m, given: [], expect: {rows: [], format: csv} | has rows of format 'csv' that are no text",
                "model: m, given: [], expect: {format: sql, fixture: f} | names the fixture 'f', which there is not",
                "model: m, given: [], expect: {rows: [], format: xml} | has rows of format 'xml'",
                "model: m, given: [{input: ref('m')}], expect: {rows: []}"
                        + " | has no rows for 'ref('m')', which is no seed",
                "model: m, versions: {include: [1]}, given: [], expect: {rows: []}"
                        + " | chooses versions of model 'm', which has none",
                "model: grown, given: [], expect: {rows: []} | does not say whether model 'grown' is incremental",
                "model: grown, overrides: {macros: {is_incremental: true}}, given: [], expect: {rows: []}"
                        + " | gives no rows to 'this', which the incremental model 'grown' reads",
            })
    void refusesUnitTestsThatCannotBeRun(String test, String fact, @TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/m.sql", "select 1")
                .with("models/grown.sql", "select 1 {% if is_incremental() %} as a {% endif %}")
                .with("models/s.yml", "unit_tests: [{name: t, " + test + "}]");
        assertThatThrownBy(project::parse).hasMessage("FLOE-B206: Unit test 't' " + fact);
    }

    @Test
    void saysWhichModelAUnitTestMisses(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders.sql", "select 1")
                .with("models/s.yml", "unit_tests: [{name: t, model: ordres, given: [], expect: {rows: []}}]");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B204: Unit test 't' tests a model named 'ordres' which was not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: sum, type_params: {measure: amount} | is of type 'sum'",
                "type: simple, type_params: {} | of type 'simple' names no measure and no metric",
                "type: simple, type_params: {measure: amonut} | names the measure 'amonut', which there is not",
                "type: derived, type_params: {expr: a, metrics: [b]} | names the metric 'b', which there is not",
                "type: derived, type_params: {expr: m, metrics: [m]} | is made of itself",
                "type: ratio, type_params: {numerator: a} | of type 'ratio' has no numerator or no denominator",
                "type: conversion, type_params: {conversion_type_params: {entity: e, base_measure: amount}}"
                        + " | of type 'conversion' has no base measure or no conversion measure",
                "type: cumulative, type_params: {measure: amount, window: weekly} | has the window 'weekly'",
            })
    void refusesMetricsThatComeFromNothing(String metric, String fact, @TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders.sql", "select 1 as id")
                .with(
                        "models/s.yml",
                        "semantic_models: [{name: orders, model: ref('orders'), measures: [{name: amount, agg: sum}]}]\n"
                                + "metrics: [{name: m, label: M, " + metric + "}]");
        assertThatThrownBy(project::parse).hasMessage("FLOE-B206: Metric 'm' " + fact);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: id, granularity: day} | has a time spine with the column 'day', which is not described",
                "{name: day} | has a time spine whose column 'day' has no granularity",
            })
    void refusesTimeSpinesWithoutTheirColumn(String column, String fact, @TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/days.sql", "select 1 as day")
                .with(
                        "models/s.yml",
                        "models: [{name: days, time_spine: {standard_granularity_column: day}, columns: [" + column
                                + "]}]");
        assertThatThrownBy(project::parse).hasMessage("FLOE-B206: Model 'days' " + fact);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch_size='day', begin='2024-01-01' | needs an 'event_time'",
                "event_time=1, batch_size='day', begin='2024-01-01' | needs an 'event_time'",
                "event_time='at', batch_size='day' | needs a 'begin'",
                "event_time='at', batch_size='day', begin='soon' | needs a time as its 'begin', which is 'soon'",
                "event_time='at', batch_size='day', begin=7 | needs a time as its 'begin', which is '7'",
                "event_time='at', begin='2024-01-01', batch_size='week' | needs a 'batch_size'",
            })
    void refusesMicrobatchModelsThatLackWhatDividesTheirRows(String config, String fact, @TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with(
                        "models/m.sql",
                        "{{ config(materialized='incremental', incremental_strategy='microbatch', " + config
                                + ") }} select 1 as id");
        assertThatThrownBy(project::parse).hasMessage("FLOE-B206: Microbatch model 'm' " + fact);
        project.with("macros/own.sql", "{% macro get_incremental_microbatch_sql(arg_dict) %}{% endmacro %}");
        assertThat(project.parseProject().warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01",
                "20240101",
                "2024-W01-1",
                "2024-01-01T10",
                "2024-01-01 10:30",
                "2024-01-01T10:30:00.5Z",
                "2024-01-01T10:30:00+02:00"
            })
    void takesABeginInEachFormThatDbtTakes(String begin, @TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with(
                        "models/m.sql",
                        "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='at',"
                                + " batch_size='day', begin='" + begin + "') }} select 1 as id");
        assertThat(project.parseProject().warnings()).isEmpty();
    }
}
