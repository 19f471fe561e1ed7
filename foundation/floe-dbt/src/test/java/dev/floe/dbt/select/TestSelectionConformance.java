package dev.floe.dbt.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.documents.Document;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Selects what dbt-core selects, and refuses what it refuses. */
final class TestSelectionConformance {
    private static final RecordedSelections RECORDED = RecordedSelections.read();
    private static final RecordedGraph GRAPH = RECORDED.graph();
    private static final NodeFilter EVERYTHING =
            new NodeFilter(Set.of(ResourceType.values()), NodeFilter.BlankNodes.TAKEN);

    @Test
    void selectsWhatCommandLinesSelect() {
        SoftAssertions assertions = new SoftAssertions();
        List<DictValue> cases = RECORDED.dicts("cases");
        for (DictValue recorded : cases) {
            SelectionArguments arguments = new SelectionArguments(
                    RecordedSelections.texts(recorded, "select"),
                    RecordedSelections.texts(recorded, "exclude"),
                    Optional.empty(),
                    mode(recorded));
            check(
                    assertions,
                    recorded,
                    arguments.toString(),
                    () -> select(arguments.resolve(NamedSelectors.none()), EVERYTHING));
        }
        assertThat(cases).hasSizeGreaterThan(700);
        assertions.assertAll();
    }

    @Test
    void listsWhatResourceTypesAllow() {
        SoftAssertions assertions = new SoftAssertions();
        for (DictValue recorded : RECORDED.dicts("listings")) {
            List<String> select = RecordedSelections.texts(recorded, "select");
            List<String> types = RecordedSelections.texts(recorded, "types");
            List<String> excluded = RecordedSelections.texts(recorded, "excluded_types");
            check(
                    assertions,
                    recorded,
                    select + " " + types + " without " + excluded,
                    () -> select(
                            new SelectionParser(IndirectSelection.EAGER).parse(select, List.of()),
                            CommandScope.LIST.filter(types, excluded)));
        }
        assertions.assertAll();
    }

    @Test
    void readsSelectorFiles() {
        SoftAssertions assertions = new SoftAssertions();
        for (DictValue recorded : RECORDED.dicts("selector_files")) {
            String yaml = RecordedSelections.text(recorded, "yaml");
            Optional<NamedSelectors> read = read(yaml, mode(recorded));
            assertions
                    .assertThat(read.isEmpty())
                    .as("whether dbt refuses%n%s", yaml)
                    .isEqualTo(recorded.find("error").isPresent());
            if (read.isPresent() && recorded.find("error").isEmpty()) {
                NamedSelectors selectors = read.get();
                assertions
                        .assertThat(selectors.normalized().repr())
                        .as(yaml)
                        .isEqualTo(recorded.find("normalized")
                                .orElse(DictValue.empty())
                                .repr());
                assertions
                        .assertThat(selectors.defaultName())
                        .as(yaml)
                        .isEqualTo(recorded.find("default").map(name -> name.toText()));
                checkSelectors(
                        assertions,
                        selectors,
                        (DictValue) recorded.find("selectors").orElseThrow(),
                        yaml);
            }
        }
        assertions.assertAll();
    }

    private static void checkSelectors(
            SoftAssertions assertions, NamedSelectors selectors, DictValue recorded, String yaml) {
        recorded.entries()
                .forEach((name, answer) -> check(
                        assertions,
                        (DictValue) answer,
                        name.toText() + " of\n" + yaml,
                        () -> select(selectors.find(name.toText()), EVERYTHING)));
    }

    private static void check(
            SoftAssertions assertions, DictValue recorded, String description, Supplier<SelectedNodes> selecting) {
        Optional<SelectedNodes> selected = attempt(selecting);
        assertions
                .assertThat(selected.isEmpty())
                .as("whether dbt refuses %s", description)
                .isEqualTo(recorded.find("error").isPresent());
        if (selected.isPresent() && recorded.find("error").isEmpty()) {
            assertions
                    .assertThat(selected.get().uniqueIds())
                    .as(description)
                    .containsExactlyElementsOf(expected(recorded));
            assertions
                    .assertThat(selected.get().warnings().stream().map(Problem::message))
                    .as("warnings of %s", description)
                    .containsExactlyElementsOf(RecordedSelections.texts(recorded, "warnings").stream()
                            .map("The selection criterion '%s' does not match any enabled nodes"::formatted)
                            .toList());
        }
    }

    private static Optional<SelectedNodes> attempt(Supplier<SelectedNodes> selecting) {
        try {
            return Optional.of(selecting.get());
        } catch (FloeException e) {
            assertThat(e.problems()).allMatch(problem -> problem.code() instanceof SelectionError);
            return Optional.empty();
        }
    }

    private static SelectedNodes select(Selection selection, NodeFilter filter) {
        return new NodeSelector(GRAPH, NamedSelectors.none()).select(selection, filter);
    }

    private static Optional<NamedSelectors> read(String yaml, IndirectSelection indirect) {
        ProblemCollector problems = new ProblemCollector();
        Document document =
                YamlReader.read("selectors.yml", yaml.getBytes(StandardCharsets.UTF_8), YamlDialect.DBT, problems);
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SelectorsReader.read(document.root().orElseThrow(), TextRenderer.PLAIN, indirect));
        } catch (FloeException e) {
            return Optional.empty();
        }
    }

    private static List<String> expected(DictValue recorded) {
        List<Integer> places = new ArrayList<>();
        RecordedSelections.list(recorded, "selected").forEach(place -> places.add(((IntValue) place).clamped()));
        return GRAPH.ids(places);
    }

    private static IndirectSelection mode(DictValue recorded) {
        return IndirectSelection.find(RecordedSelections.text(recorded, "indirect"))
                .orElseThrow();
    }
}
