package dev.floe.dbt.select;

import dev.floe.spi.problem.Problem;
import java.util.List;

/**
 * What a selection comes to.
 *
 * @param uniqueIds in the order of the graph; {@code dbt ls} sorts them by name
 * @param warnings criteria that match nothing, in the order of the selection
 */
public record SelectedNodes(List<String> uniqueIds, List<Problem> warnings) {
    public SelectedNodes {
        uniqueIds = List.copyOf(uniqueIds);
        warnings = List.copyOf(warnings);
    }
}
