package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.BatchTimes.Span;
import dev.floe.dbt.compile.CompiledNode;
import java.util.List;

/**
 * What the batches of a microbatch model came to.
 *
 * @param successful the times of those whose rows are there, earlier runs included where this one repeats what they left
 * @param failed the times of those whose rows are not there
 * @param compiled those of this run that could be compiled
 */
public record BatchResults(List<Span> successful, List<Span> failed, List<CompiledNode> compiled) {
    public BatchResults {
        successful = List.copyOf(successful);
        failed = List.copyOf(failed);
        compiled = List.copyOf(compiled);
    }
}
