package dev.floe.dbt.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.documents.DocumentLimits;
import dev.floe.documents.json.JsonReader;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A project parses to what dbt-core makes of it, and what is wrong with it has a code, a place and a help line. */
final class TestProjectParser {
    private static final Set<String> NOT_COMPARED = Set.of("created_at", "root_path", "build_path");

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(TestProjectParser.class.getResource(name))
                .toURI());
    }

    private static DictValue oracle(String name) throws IOException, URISyntaxException {
        ProblemCollector problems = new ProblemCollector();
        var root = JsonReader.read(
                        name + "-manifest.json",
                        Files.readAllBytes(resource(name + "-manifest.json")),
                        DocumentLimits.STANDARD,
                        problems)
                .root()
                .orElseThrow();
        assertThat(problems.problems()).isEmpty();
        return Fields.dict((DictValue) DocumentValues.toValue(root), "manifest");
    }

    private static DictValue floe(String name) throws URISyntaxException {
        Path project = resource(name);
        return ProjectParser.parse(request(project)).manifest();
    }

    private static ProjectRequest request(Path project) {
        return new ProjectRequest(
                project, project, Optional.empty(), Optional.empty(), DictValue.empty(), Map.of(), Clock.systemUTC());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "versions", "names", "patches", "snapshots"})
    void agreesWithDbtOnEveryField(String project) throws IOException, URISyntaxException {
        DictValue oracle = oracle(project);
        DictValue floe = floe(project);
        List<String> differences = new ArrayList<>();
        for (String section : List.of("nodes", "sources", "exposures", "groups", "disabled", "macros", "docs")) {
            compare(section, Fields.dict(oracle, section), Fields.dict(floe, section), differences);
        }
        for (String section : List.of("parent_map", "child_map")) {
            compare(section, Fields.dict(oracle, section), Fields.dict(floe, section), differences);
        }
        // dbt has them in the order in which the file system lists the files.
        compare("group_map", sorted(oracle), sorted(floe), differences);
        assertThat(differences).isEmpty();
    }

    private static DictValue sorted(DictValue manifest) {
        DictValue sorted = DictValue.empty();
        Fields.dict(manifest, "group_map").entries().forEach((group, ids) -> sorted.entries()
                .put(
                        group,
                        ListValue.ofStrings(Fields.elements(ids).stream()
                                .map(Value::toText)
                                .sorted()
                                .toList())));
        return sorted;
    }

    private static void compare(String place, Value expected, Value actual, List<String> differences) {
        if (expected instanceof DictValue dict && actual instanceof DictValue other) {
            dict.entries().forEach((key, value) -> {
                if (!NOT_COMPARED.contains(key.toText())) {
                    compare(
                            place + "/" + key.toText(),
                            value,
                            other.entries().getOrDefault(key, StringValue.of("<absent>")),
                            differences);
                }
            });
        } else if (expected instanceof ListValue list
                && actual instanceof ListValue other
                && list.elements().size() == other.elements().size()) {
            for (int i = 0; i < list.elements().size(); i++) {
                compare(
                        place + "/" + i,
                        list.elements().get(i),
                        other.elements().get(i),
                        differences);
            }
        } else if (!expected.repr().equals(actual.repr())) {
            differences.add(place + ": dbt " + expected.repr() + ", floe " + actual.repr());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "versions", "names", "patches", "snapshots"})
    void hasNoNodeThatDbtDoesNotHave(String project) throws IOException, URISyntaxException {
        for (String section : List.of("nodes", "sources", "exposures", "groups", "disabled", "parent_map")) {
            assertThat(Fields.dict(floe(project), section).entries().keySet())
                    .as(section)
                    .containsExactlyInAnyOrderElementsOf(
                            Fields.dict(oracle(project), section).entries().keySet());
        }
    }

    @Test
    void saysWhichModelIsMissing(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders.sql", "select 1")
                .with("models/totals.sql", "select * from {{ ref('ordres') }}");
        assertThatThrownBy(project::parse)
                .isInstanceOf(FloeException.class)
                .hasMessage("FLOE-B204: model 'totals' depends on a node named 'ordres' which was not found")
                .satisfies(failure -> assertThat(
                                ((FloeException) failure).problems().getFirst().help())
                        .contains("did you mean 'orders'?"));
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
    void saysThatTheLatestVersionIsMissing(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory)
                .with("models/orders_v1.sql", "select 1")
                .with("models/m.yml", "models: [{name: orders, latest_version: 3, versions: [{v: 1}, {v: 2}]}]");
        assertThatThrownBy(project::parse)
                .hasMessage("FLOE-B206: The latest version '3' of model 'orders' is none of its versions");
    }

    @Test
    void warnsOfPropertiesThatDescribeNothing() throws URISyntaxException {
        Path project = resource("patches");
        ParsedProject parsed = ProjectParser.parse(request(project));
        assertThat(parsed.warnings().stream().map(Problem::message))
                .containsExactly(
                        "'shared' is a seed and stands below 'models'",
                        "No node matches 'nothing' below 'models'",
                        "No node matches 'nothing' below 'seeds'",
                        "There is no macro 'unknown' in package 'shop'",
                        "No node matches 'no_test' below 'data_tests'");
        assertThat(parsed.warnings().getFirst().place().orElseThrow()).hasToString("models/m.yml:1:1");
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
}
