package dev.floe.runner.graph;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.select.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the graph of a run out of a dbt graph and what is selected of it: what was not selected is left out, but those before
 * it still come before those behind it. Tests are gates: a node waits for the tests of everything before it, as dbt's build
 * has it, whether what they test is selected or not.
 */
public final class RunGraph {
    private final ManifestGraph graph;
    private final Set<String> selected;

    private RunGraph(ManifestGraph graph, Collection<String> selected) {
        this.graph = graph;
        this.selected = new LinkedHashSet<>(selected);
    }

    /** The steps of a run of these nodes. */
    public static StepGraph of(ManifestGraph graph, Collection<String> selected) {
        RunGraph run = new RunGraph(graph, selected);
        Map<String, Set<String>> whole = run.upstream();
        new TestGates(graph, whole).add();
        return run.steps(whole, run.unitTests());
    }

    /** The same where unit tests hold nothing up, and come behind their models like other tests. */
    public static StepGraph withUnitTestsBehind(ManifestGraph graph, Collection<String> selected) {
        RunGraph run = new RunGraph(graph, selected);
        Map<String, Set<String>> whole = run.upstream(selected);
        new TestGates(graph, whole).add();
        return run.steps(whole, List.of());
    }

    /** The same where tests hold nothing up, as in all commands of dbt but build. */
    public static StepGraph withoutGates(ManifestGraph graph, Collection<String> selected) {
        RunGraph run = new RunGraph(graph, selected);
        return run.steps(run.upstream(), run.unitTests());
    }

    private List<String> unitTests() {
        return selected.stream().filter(this::isUnitTest).toList();
    }

    /** @param unitTests those that come before their models */
    private StepGraph steps(Map<String, Set<String>> whole, List<String> unitTests) {
        Map<String, Set<String>> nearest = new HashMap<>();
        Map<String, Set<String>> parents = new LinkedHashMap<>();
        selected.stream()
                .filter(id -> !unitTests.contains(id))
                .forEach(id -> parents.put(id, new LinkedHashSet<>(nearestSelected(id, whole, nearest))));
        unitTests.forEach(id -> addUnitTest(id, parents, whole, nearest));
        return new StepGraph(parents);
    }

    /** What the selected nodes are and what comes before them, each with what it depends on. */
    private Map<String, Set<String>> upstream() {
        List<String> ends = new ArrayList<>();
        selected.forEach(id -> ends.addAll(isUnitTest(id) ? graph.parents(id) : List.of(id)));
        return upstream(ends);
    }

    private Map<String, Set<String>> upstream(Collection<String> ends) {
        Map<String, Set<String>> whole = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(ends);
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            if (!whole.containsKey(id)) {
                whole.put(id, new LinkedHashSet<>(graph.parents(id)));
                open.addAll(graph.parents(id));
            }
        }
        return whole;
    }

    /**
     * A unit test needs what its model needs, as its fixtures take their types from there, and comes before its model. Those of
     * one model run one after the other: where one fails, neither the next nor the model runs.
     */
    private void addUnitTest(
            String id,
            Map<String, Set<String>> parents,
            Map<String, Set<String>> whole,
            Map<String, Set<String>> nearest) {
        Set<String> own = new LinkedHashSet<>();
        for (String model : graph.parents(id)) {
            Set<String> waiting = parents.get(model);
            if (waiting == null) {
                own.addAll(nearestSelected(model, whole, nearest));
            } else {
                own.addAll(waiting);
                waiting.add(id);
            }
        }
        parents.put(id, own);
    }

    /** The selected nodes that a node waits for, directly or by way of nodes that are not selected. */
    private Set<String> nearestSelected(String id, Map<String, Set<String>> whole, Map<String, Set<String>> known) {
        Set<String> found = known.get(id);
        if (found != null) {
            return found;
        }
        Set<String> nearest = new LinkedHashSet<>();
        for (String parent : whole.getOrDefault(id, Set.of())) {
            if (selected.contains(parent)) {
                nearest.add(parent);
            } else {
                nearest.addAll(nearestSelected(parent, whole, known));
            }
        }
        known.put(id, nearest);
        return nearest;
    }

    private boolean isUnitTest(String id) {
        return graph.node(id).resourceType() == ResourceType.UNIT_TEST;
    }
}
