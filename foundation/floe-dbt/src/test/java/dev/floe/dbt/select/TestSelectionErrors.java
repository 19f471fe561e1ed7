package dev.floe.dbt.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.jinja.value.StringValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestSelectionErrors {
    private static final RecordedGraph GRAPH = RecordedSelections.read().graph();

    private static final String SELECTORS = """
            selectors:
              - name: nightly
                default: true
                definition: stg_orders
              - name: rendered
                definition: {fqn: "{{ payments }}"}
            """;

    @Test
    void namesTheNearestMethod() {
        assertProblem(
                select("tags:nightly"), "FLOE-B302", "Selection method 'tags' does not exist", "did you mean 'tag'?");
    }

    @Test
    void refusesChildrenBesideTheParentsOfAllChildren() {
        assertProblem(
                select("@revenue+1"),
                "FLOE-B301",
                "Criterion '@revenue+1' asks for children and for the parents of all children",
                "leave out the '+' behind it: '@' brings all children");
    }

    @Test
    void saysWhatAMethodKnows() {
        assertProblem(
                select("version:newest"),
                "FLOE-B303",
                "Criterion 'version:newest' asks for a version 'newest'",
                "choose one of: latest, prerelease, old, none");
        assertProblem(
                select("resource_type:models"),
                "FLOE-B303",
                "Criterion 'resource_type:models' asks for a resource type 'models'",
                "did you mean 'model'?");
    }

    @Test
    void asksForTheStateToCompareWith() {
        for (String criterion : List.of("state:modified", "result:error", "source_status:fresher")) {
            assertProblem(
                    select(criterion),
                    "FLOE-B304",
                    "Criterion '" + criterion + "' compares with an earlier run, and none is given",
                    "name the directory of its artifacts with --state");
        }
    }

    @Test
    void namesTheNearestSelector() {
        FloeException failure = catchThrowableOfType(
                FloeException.class, () -> read(SELECTORS, TextRenderer.PLAIN).find("nightli"));
        assertProblem(
                failure.problems().getFirst(),
                "FLOE-B305",
                "Selector 'nightli' is not defined in selectors.yml",
                "did you mean 'nightly'?");
    }

    @Test
    void refusesAnUnknownResourceType() {
        FloeException failure =
                catchThrowableOfType(FloeException.class, () -> CommandScope.BUILD.filter(List.of("sead"), List.of()));
        assertProblem(
                failure.problems().getFirst(),
                "FLOE-B309",
                "Resource type 'sead' does not exist",
                "did you mean 'seed'?");
    }

    @Test
    void reportsEverythingThatIsWrongInSelectorsFile() {
        List<Problem> problems = problems("""
                selectors:
                  - name: one
                    definition: {tags: nightly}
                  - name: two
                    definition:
                      union: [a, {method: selector, value: three}]
                  - name: three
                    default: true
                    definition: {method: selector, value: one}
                  - name: four
                    default: true
                    definition: revenue
                  - name: five
                    definition: [revenue]
                """);
        assertThat(problems.stream()
                        .map(problem -> problem.code().id() + " "
                                + problem.place().map(Place::toString).orElse("") + " " + problem.message()))
                .containsExactly(
                        "FLOE-B302 selectors.yml:3:17 Selection method 'tags' does not exist",
                        "FLOE-B305 selectors.yml:6:44 Selector 'three' is not defined above this one",
                        "FLOE-B307 selectors.yml:11:14 Selector 'four' is the default, and so is 'three'",
                        "FLOE-B306 selectors.yml:14:17 A definition is ['revenue']");
    }

    @Test
    void placesWhatIsWrongOnlyWhereItIsUsed() {
        NamedSelectors selectors = read("""
                selectors:
                  - name: numbered
                    definition: {tag: 5}
                """, TextRenderer.PLAIN);
        FloeException failure = catchThrowableOfType(FloeException.class, () -> selected(selectors, "numbered"));
        assertProblem(
                failure.problems().getFirst(),
                "FLOE-B303",
                "Method 'tag' looks for a string, not for 5",
                "only 'config' compares with other values; write quotes around this one");
        assertThat(failure.problems().getFirst().place().map(Place::toString)).contains("selectors.yml:3:17");
    }

    @Test
    void rendersTheTextsOfSelectorsFile() {
        NamedSelectors selectors =
                read(SELECTORS, (text, place) -> StringValue.of(text.replace("{{ payments }}", "stg_payments")));
        assertThat(selected(selectors, "rendered")).contains("model.shop.stg_payments");
    }

    @Test
    void takesTheDefaultSelectorOnlyWhereNothingIsSaid() {
        NamedSelectors selectors = read(SELECTORS.replace("{{ payments }}", "stg_payments"), TextRenderer.PLAIN);
        assertThat(resolve(selectors, List.of(), Optional.empty())).contains("model.shop.stg_orders");
        assertThat(resolve(selectors, List.of("revenue_board"), Optional.empty()))
                .containsExactly("exposure.shop.revenue_board");
        assertThat(resolve(selectors, List.of("revenue_board"), Optional.of("rendered")))
                .contains("model.shop.stg_payments")
                .doesNotContain("exposure.shop.revenue_board");
    }

    @Test
    void usesASelectorAsPartOfACriterion() {
        NamedSelectors selectors = read(SELECTORS.replace("{{ payments }}", "stg_payments"), TextRenderer.PLAIN);
        assertThat(resolve(selectors, List.of("selector:nightly+,tag:mart,resource_type:model"), Optional.empty()))
                .contains("model.shop.revenue", "model.shop.orders")
                .doesNotContain("model.shop.stg_orders");
        assertThat(select("selector:nightly").message())
                .isEqualTo("Selector 'nightly' is not defined in selectors.yml");
    }

    @Test
    void leavesBlankNodesToListingOnly() {
        Selection blank = new SelectionParser(IndirectSelection.EMPTY).parse(List.of("blank"), List.of());
        NodeSelector selector = new NodeSelector(GRAPH, NamedSelectors.none());
        assertThat(selector.select(blank, CommandScope.LIST.filter(List.of(), List.of()))
                        .uniqueIds())
                .containsExactly("model.shop.blank");
        assertThat(selector.select(blank, CommandScope.BUILD.filter(List.of(), List.of()))
                        .uniqueIds())
                .isEmpty();
    }

    @Test
    void neverTestsAnythingButTests() {
        assertThat(CommandScope.TEST
                        .filter(List.of("all", "model"), List.of("unit_test"))
                        .types())
                .containsExactly(ResourceType.TEST);
    }

    private static void assertProblem(Problem problem, String code, String message, String help) {
        assertThat(problem.code().id()).isEqualTo(code);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.help()).contains(help);
    }

    /** The problem of a criterion. */
    private static Problem select(String criterion) {
        return catchThrowableOfType(
                        FloeException.class, () -> resolve(NamedSelectors.none(), List.of(criterion), Optional.empty()))
                .problems()
                .getFirst();
    }

    private static List<String> resolve(NamedSelectors selectors, List<String> select, Optional<String> selector) {
        Selection selection =
                new SelectionArguments(select, List.of(), selector, IndirectSelection.EAGER).resolve(selectors);
        return new NodeSelector(GRAPH, selectors)
                .select(selection, CommandScope.LIST.filter(List.of(), List.of()))
                .uniqueIds();
    }

    private static List<String> selected(NamedSelectors selectors, String name) {
        return resolve(selectors, List.of(), Optional.of(name));
    }

    private static List<Problem> problems(String yaml) {
        return catchThrowableOfType(FloeException.class, () -> read(yaml, TextRenderer.PLAIN))
                .problems();
    }

    private static NamedSelectors read(String yaml, TextRenderer renderer) {
        return SelectorsReader.read(
                YamlReader.read(
                                "selectors.yml",
                                yaml.getBytes(StandardCharsets.UTF_8),
                                YamlDialect.DBT,
                                new ProblemCollector())
                        .root()
                        .orElseThrow(),
                renderer,
                IndirectSelection.EAGER);
    }
}
