package dev.floe.spi.artifact;

import java.util.List;
import java.util.Optional;

/**
 * What a platform asks of every dbt project, whatever its layers.
 *
 * @param requireLayer each model, seed and snapshot lies in a layer
 * @param requireReferences SQL names no relation itself
 * @param requireFreshness each source says how fresh it has to be
 * @param forbiddenFunctions of SQL, in lower case
 * @param sourceReaders the only layers that may read sources; empty: any
 * @param readableProjects the other dbt projects that may be read; empty: any
 * @param snapshotStrategies the only ones that snapshots may have; empty: any
 * @param hardDeletes what snapshots may do with rows that are gone; empty: anything
 */
public record ProjectDemands(
        boolean requireLayer,
        boolean requireReferences,
        boolean requireFreshness,
        List<String> forbiddenFunctions,
        Optional<List<String>> sourceReaders,
        Optional<List<String>> readableProjects,
        Optional<List<String>> snapshotStrategies,
        Optional<List<String>> hardDeletes) {
    /** Asks for nothing. */
    public static final ProjectDemands NONE = new ProjectDemands(
            false, false, false, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ProjectDemands {
        forbiddenFunctions = List.copyOf(forbiddenFunctions);
        sourceReaders = sourceReaders.map(List::copyOf);
        readableProjects = readableProjects.map(List::copyOf);
        snapshotStrategies = snapshotStrategies.map(List::copyOf);
        hardDeletes = hardDeletes.map(List::copyOf);
    }
}
