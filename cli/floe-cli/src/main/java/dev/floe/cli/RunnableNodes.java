package dev.floe.cli;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.select.SelectedNodes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What is left of a selection once the nodes are passed over that only describe something, such as exposures. */
final class RunnableNodes {
    private static final Set<ResourceType> RUNNABLE = EnumSet.of(
            ResourceType.MODEL,
            ResourceType.SEED,
            ResourceType.SNAPSHOT,
            ResourceType.TEST,
            ResourceType.UNIT_TEST,
            ResourceType.FUNCTION);

    /** What dbt takes along, and does nothing with. */
    private static final Set<ResourceType> TAKEN_ALONG = EnumSet.of(ResourceType.EXPOSURE, ResourceType.SAVED_QUERY);

    private RunnableNodes() {}

    /** The nodes that run, in their order. */
    static SelectedNodes of(SelectedNodes selected, ManifestGraph graph) {
        return of(selected, graph, RUNNABLE);
    }

    /** The nodes that have a result in dbt's reports. */
    static SelectedNodes reported(SelectedNodes selected, ManifestGraph graph) {
        Set<ResourceType> all = EnumSet.copyOf(RUNNABLE);
        all.addAll(TAKEN_ALONG);
        return of(selected, graph, all);
    }

    /** Without unit tests of models that are not among them: in dbt's build, they are part of what their models do. */
    static SelectedNodes built(SelectedNodes selected, ManifestGraph graph) {
        Set<String> all = new HashSet<>(selected.uniqueIds());
        return new SelectedNodes(
                selected.uniqueIds().stream()
                        .filter(id -> graph.node(id).resourceType() != ResourceType.UNIT_TEST
                                || all.containsAll(graph.parents(id)))
                        .toList(),
                selected.warnings());
    }

    private static SelectedNodes of(SelectedNodes selected, ManifestGraph graph, Set<ResourceType> types) {
        return new SelectedNodes(
                selected.uniqueIds().stream()
                        .filter(id -> types.contains(graph.node(id).resourceType()))
                        .toList(),
                selected.warnings());
    }
}
