package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A node with the SQL that it stands for.
 *
 * @param code the query as the engine gets it, with the ephemeral models that it reads in front
 * @param ownCode the query without them
 * @param ctes the ephemeral models that it reads, directly or not, in the order in which they stand in the code
 * @param macros the ids of the macros that its code called
 * @param batch the part of a microbatch model that the query gives; empty: all of it
 */
public record CompiledNode(
        String uniqueId,
        String code,
        String ownCode,
        List<InjectedCte> ctes,
        List<String> macros,
        Optional<Batch> batch) {
    public CompiledNode {
        requireNonNull(uniqueId, "uniqueId is null");
        requireNonNull(code, "code is null");
        requireNonNull(ownCode, "ownCode is null");
        requireNonNull(batch, "batch is null");
        macros = List.copyOf(macros);
        ctes = List.copyOf(ctes);
    }
}
