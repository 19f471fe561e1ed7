package dev.floe.cli;

import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is left of a selection once the nodes are passed over that floe does not run. */
final class RunnableNodes {
    private static final Set<ResourceType> RUNNABLE = EnumSet.of(
            ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT, ResourceType.TEST, ResourceType.UNIT_TEST);

    /** What dbt runs; exposures and saved queries it takes along and does nothing with. */
    private static final Set<ResourceType> UNBUILT = EnumSet.of(ResourceType.FUNCTION);

    private RunnableNodes() {}

    /** The nodes that run, in their order; a unit test or function that does not is a warning. */
    static SelectedNodes of(SelectedNodes selected, ManifestGraph graph) {
        List<String> runnable = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>(selected.warnings());
        for (String id : selected.uniqueIds()) {
            ManifestNode node = graph.node(id);
            if (RUNNABLE.contains(node.resourceType())) {
                runnable.add(id);
            } else if (UNBUILT.contains(node.resourceType())) {
                warnings.add(Problem.warning(
                                DbtError.NOT_RUN,
                                Place.startOf(node.path()),
                                node.resourceType().text() + " '" + node.name() + "' is passed over")
                        .withHelp("leave it out with '--exclude resource_type:"
                                + node.resourceType().text() + "', and run it with dbt"));
            }
        }
        return new SelectedNodes(runnable, warnings);
    }
}
