package dev.floe.dbt.materialize;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.compile.BatchTimes;
import dev.floe.dbt.compile.BatchTimes.Span;
import java.util.List;
import java.util.Map;

/**
 * Which batches of microbatch models a run is to build.
 *
 * @param times for models of which no earlier run has left anything
 * @param unfinished by the unique ids of models, what an earlier run has built of them and what it has not
 */
public record BatchOrder(BatchTimes times, Map<String, Unfinished> unfinished) {
    /**
     * A model of which a run has built some batches.
     *
     * @param successful the times of those that are there
     * @param failed the times of those that are not
     */
    public record Unfinished(List<Span> successful, List<Span> failed) {
        public Unfinished {
            successful = List.copyOf(successful);
            failed = List.copyOf(failed);
        }
    }

    public BatchOrder {
        requireNonNull(times, "times is null");
        unfinished = Map.copyOf(unfinished);
    }
}
