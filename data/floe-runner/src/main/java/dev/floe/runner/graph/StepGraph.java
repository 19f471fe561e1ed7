package dev.floe.runner.graph;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of a run, and the steps that each waits for. It has no cycle.
 *
 * @param parents what each step waits for, by its id; every step is a key, in the order in which steps start where several
 *     may
 */
public record StepGraph(Map<String, Set<String>> parents) {
    /**
     * A graph.
     *
     * @throws IllegalArgumentException if a step waits for one that is not there, or there is a cycle
     */
    public StepGraph {
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        parents.forEach((id, all) ->
                copy.put(requireNonNull(id, "id is null"), Collections.unmodifiableSet(new LinkedHashSet<>(all))));
        parents = Collections.unmodifiableMap(copy);
        for (Map.Entry<String, Set<String>> entry : parents.entrySet()) {
            for (String parent : entry.getValue()) {
                if (!parents.containsKey(parent)) {
                    throw new IllegalArgumentException(
                            "Step '%s' waits for '%s', which is none".formatted(entry.getKey(), parent));
                }
            }
        }
        if (order(parents).size() < parents.size()) {
            throw new IllegalArgumentException("The steps wait for each other in a circle");
        }
    }

    /** The steps that wait for each, by its id. */
    public Map<String, List<String>> children() {
        Map<String, List<String>> children = new LinkedHashMap<>();
        parents.keySet().forEach(id -> children.put(id, new ArrayList<>()));
        parents.forEach((id, all) ->
                all.forEach(parent -> requireNonNull(children.get(parent)).add(id)));
        return children;
    }

    /** All steps, none before one that it waits for. */
    public List<String> order() {
        return order(parents);
    }

    private static List<String> order(Map<String, Set<String>> parents) {
        Set<String> done = new LinkedHashSet<>();
        Map<String, Set<String>> open = new LinkedHashMap<>(parents);
        boolean isMoving = true;
        while (isMoving) {
            isMoving =
                    open.entrySet().removeIf(entry -> done.containsAll(entry.getValue()) && done.add(entry.getKey()));
        }
        return List.copyOf(done);
    }
}
