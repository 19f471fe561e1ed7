package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.compile.BatchTimes;
import dev.floe.dbt.compile.InvocationFacts.Refresh;
import dev.floe.spi.artifact.Gate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a run of a product is to do.
 *
 * @param product its name
 * @param runId the run's own name
 * @param project the directory of the dbt project
 * @param steps the unique ids of the nodes to run
 * @param gates what the tables of nodes keep when they are published, by unique id
 * @param refresh whether everything is built anew, whatever is there already
 * @param times which batches of microbatch models are built
 * @param engine the name of what runs the steps
 * @param threads how many steps run at a time
 */
public record ProductPlan(
        String product,
        String runId,
        Path project,
        List<String> steps,
        Map<String, List<Gate>> gates,
        Refresh refresh,
        BatchTimes times,
        String engine,
        int threads) {
    public ProductPlan {
        requireNonNull(product, "product is null");
        requireNonNull(runId, "runId is null");
        requireNonNull(project, "project is null");
        requireNonNull(refresh, "refresh is null");
        requireNonNull(times, "times is null");
        requireNonNull(engine, "engine is null");
        steps = List.copyOf(steps);
        gates = Map.copyOf(gates);
    }

    boolean isFullRefresh() {
        return refresh == Refresh.FULL;
    }
}
