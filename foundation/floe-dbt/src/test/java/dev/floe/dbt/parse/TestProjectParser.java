package dev.floe.dbt.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.adapter.DuckDbAdapter;
import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.documents.DocumentLimits;
import dev.floe.documents.json.JsonReader;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project parses to what dbt-core makes of it. */
final class TestProjectParser {
    private static final Set<String> NOT_COMPARED = Set.of("created_at", "root_path", "build_path");

    private static final List<String> NODES = List.of(
            "nodes",
            "sources",
            "exposures",
            "groups",
            "unit_tests",
            "functions",
            "metrics",
            "semantic_models",
            "saved_queries",
            "disabled",
            "parent_map");
    private static final List<String> COMPARED = Stream.concat(
                    NODES.stream(), Stream.of("selectors", "macros", "docs", "child_map"))
            .toList();

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
    @ValueSource(
            strings = {
                "shop",
                "versions",
                "names",
                "patches",
                "snapshots",
                "unit_tests",
                "selectors",
                "functions",
                "semantic",
                "macro_calls"
            })
    void agreesWithDbtOnEveryField(String project) throws IOException, URISyntaxException {
        DictValue oracle = oracle(project);
        DictValue floe = floe(project);
        List<String> differences = new ArrayList<>();
        for (String section : COMPARED) {
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
            other.entries().forEach((key, value) -> {
                if (place.contains("/")
                        && !NOT_COMPARED.contains(key.toText())
                        && dict.find(key).isEmpty()) {
                    differences.add(place + "/" + key.toText() + ": dbt has none, floe " + value.repr());
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
    @ValueSource(
            strings = {
                "shop",
                "versions",
                "names",
                "patches",
                "snapshots",
                "unit_tests",
                "selectors",
                "functions",
                "semantic",
                "macro_calls"
            })
    void hasNoNodeThatDbtDoesNotHave(String project) throws IOException, URISyntaxException {
        for (String section : NODES) {
            assertThat(Fields.dict(floe(project), section).entries().keySet())
                    .as(section)
                    .containsExactlyInAnyOrderElementsOf(
                            Fields.dict(oracle(project), section).entries().keySet());
        }
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
    void readsWhatTheTargetSaysOfDuckDb(@TempDir Path directory) {
        DbtProject project = new DbtProject(directory);
        assertThat(adapter(project))
                .returns(".", DuckDbAdapter::externalRoot)
                .returns(DuckDbAdapter.Transactions.ENABLED, DuckDbAdapter::transactions);
        project.with(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: main, external_root: /out,"
                        + " disable_transactions: true}}}");
        assertThat(adapter(project))
                .returns("/out", DuckDbAdapter::externalRoot)
                .returns(DuckDbAdapter.Transactions.DISABLED, DuckDbAdapter::transactions);
    }

    private static DuckDbAdapter adapter(DbtProject project) {
        return (DuckDbAdapter) project.parseProject().language().adapter();
    }
}
