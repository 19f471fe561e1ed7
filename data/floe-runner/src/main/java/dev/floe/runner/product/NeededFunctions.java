package dev.floe.runner.product;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.select.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The functions that steps call. No catalog keeps them, so each run makes those that it needs. */
final class NeededFunctions {
    private final ManifestGraph graph;
    private final Set<String> seen = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private NeededFunctions(ManifestGraph graph) {
        this.graph = graph;
    }

    /** The steps with the functions that they call, directly or by way of others. */
    static List<String> with(List<String> steps, ManifestGraph graph) {
        NeededFunctions needed = new NeededFunctions(graph);
        steps.forEach(needed::addCalled);
        Set<String> all = new LinkedHashSet<>(needed.found);
        all.addAll(steps);
        return List.copyOf(all);
    }

    private void addCalled(String id) {
        for (String parent : graph.parents(id)) {
            boolean isFunction = graph.node(parent).resourceType() == ResourceType.FUNCTION;
            boolean isWithin = isFunction
                    || TableNames.isEphemeral(graph.node(parent))
                    || graph.node(id).resourceType() == ResourceType.UNIT_TEST;
            if (isWithin && seen.add(parent)) {
                addCalled(parent);
                if (isFunction) {
                    found.add(parent);
                }
            }
        }
    }
}
