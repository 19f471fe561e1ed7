package dev.floe.cli;

import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.select.SelectedNodes;
import java.util.EnumSet;
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

    private RunnableNodes() {}

    /** The nodes that run, in their order. */
    static SelectedNodes of(SelectedNodes selected, ManifestGraph graph) {
        return new SelectedNodes(
                selected.uniqueIds().stream()
                        .filter(id -> RUNNABLE.contains(graph.node(id).resourceType()))
                        .toList(),
                selected.warnings());
    }
}
