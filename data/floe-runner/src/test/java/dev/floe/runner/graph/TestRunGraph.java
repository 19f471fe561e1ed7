package dev.floe.runner.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TestRunGraph {
    private final DictValue nodes = DictValue.empty();
    private final DictValue parents = DictValue.empty();
    private final DictValue children = DictValue.empty();

    private void node(String type, String name, String... parentIds) {
        String id = type + ".p." + name;
        nodes.put(
                id,
                DictValue.ofNamed(Map.of(
                        "unique_id", StringValue.of(id),
                        "resource_type", StringValue.of(type),
                        "name", StringValue.of(name))));
        parents.put(id, ListValue.ofStrings(List.of(parentIds)));
        children.put(id, ListValue.empty());
    }

    private ManifestGraph graph() {
        return ManifestGraph.of(
                Path.of("."),
                DictValue.ofNamed(Map.of(
                        "nodes", nodes, "parent_map", parents, "child_map", children, "metadata", DictValue.empty())));
    }

    private Map<String, Set<String>> steps(String... selected) {
        return RunGraph.of(graph(), List.of(selected)).parents();
    }

    @Test
    void nodeWaitsForTheTestsOfWhatItReads() {
        node("model", "a");
        node("model", "b", "model.p.a");
        node("model", "c", "model.p.b");
        node("test", "on_a", "model.p.a");
        assertThat(steps("model.p.a", "model.p.b", "model.p.c", "test.p.on_a"))
                .containsEntry("model.p.b", Set.of("model.p.a", "test.p.on_a"))
                .containsEntry("model.p.c", Set.of("model.p.b"))
                .containsEntry("test.p.on_a", Set.of("model.p.a"));
    }

    @Test
    void nodeWaitsForTheTestsOfWhatIsNotSelected() {
        node("source", "s");
        node("model", "a", "source.p.s");
        node("model", "b", "model.p.a");
        node("test", "on_s", "source.p.s");
        node("test", "on_a", "model.p.a");
        assertThat(steps("model.p.b", "test.p.on_s", "test.p.on_a"))
                .containsEntry("model.p.b", Set.of("test.p.on_s", "test.p.on_a"))
                .containsEntry("test.p.on_a", Set.of("test.p.on_s"));
    }

    @Test
    void testOfTwoNodesHoldsUpOnlyWhatComesBehindBoth() {
        node("model", "a");
        node("model", "b");
        node("model", "only_a", "model.p.a");
        node("model", "both", "model.p.only_a", "model.p.b");
        node("test", "relation", "model.p.a", "model.p.b");
        assertThat(steps("model.p.a", "model.p.b", "model.p.only_a", "model.p.both", "test.p.relation"))
                .containsEntry("model.p.only_a", Set.of("model.p.a"))
                .containsEntry("model.p.both", Set.of("model.p.only_a", "model.p.b", "test.p.relation"));
    }

    @Test
    void whatIsNotSelectedStillOrdersTheRest() {
        node("model", "a");
        node("model", "b", "model.p.a");
        node("model", "c", "model.p.b");
        assertThat(steps("model.p.a", "model.p.c")).containsEntry("model.p.c", Set.of("model.p.a"));
    }

    @Test
    void unitTestsComeOneAfterTheOtherBeforeTheirModel() {
        node("model", "a");
        node("model", "b", "model.p.a");
        node("test", "on_a", "model.p.a");
        node("unit_test", "one", "model.p.b");
        node("unit_test", "two", "model.p.b");
        assertThat(steps("model.p.a", "model.p.b", "test.p.on_a", "unit_test.p.one", "unit_test.p.two"))
                .containsEntry("unit_test.p.one", Set.of("model.p.a", "test.p.on_a"))
                .containsEntry("unit_test.p.two", Set.of("model.p.a", "test.p.on_a", "unit_test.p.one"))
                .containsEntry("model.p.b", Set.of("model.p.a", "test.p.on_a", "unit_test.p.one", "unit_test.p.two"));
    }

    @Test
    void unitTestsAreFreeOfEachOtherWhereTheirModelIsNotSelected() {
        node("model", "a");
        node("model", "b", "model.p.a");
        node("unit_test", "one", "model.p.b");
        node("unit_test", "two", "model.p.b");
        assertThat(steps("model.p.a", "unit_test.p.one", "unit_test.p.two"))
                .containsEntry("unit_test.p.one", Set.of("model.p.a"))
                .containsEntry("unit_test.p.two", Set.of("model.p.a"));
    }

    @Test
    void unitTestsComeBehindTheirModelWhereABuildIsRetried() {
        node("model", "a");
        node("model", "b", "model.p.a");
        node("model", "c", "model.p.b");
        node("test", "on_a", "model.p.a");
        node("unit_test", "one", "model.p.b");
        List<String> selected = List.of("model.p.b", "model.p.c", "test.p.on_a", "unit_test.p.one");
        assertThat(RunGraph.withUnitTestsBehind(graph(), selected).parents())
                .containsEntry("model.p.b", Set.of("test.p.on_a"))
                .containsEntry("unit_test.p.one", Set.of("model.p.b"))
                .containsEntry("model.p.c", Set.of("model.p.b"));
    }
}
