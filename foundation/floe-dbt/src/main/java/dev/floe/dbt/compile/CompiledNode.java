package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.SourcePosition;
import dev.floe.jinja.template.RenderedText;
import dev.floe.spi.session.RefusedAt;
import java.util.List;
import java.util.Optional;

/**
 * A node with the SQL that it stands for.
 *
 * @param injection the query as the engine gets it, with the ephemeral models that it reads in front
 * @param own the query without them
 * @param ctes the ephemeral models that it reads, directly or not, in the order in which they stand in the code
 * @param macros the ids of the macros that its code called
 * @param batch the part of a microbatch model that the query gives; empty: all of it
 */
public record CompiledNode(
        String uniqueId,
        CteInjection injection,
        RenderedText own,
        List<InjectedCte> ctes,
        List<String> macros,
        Optional<Batch> batch) {
    public CompiledNode {
        requireNonNull(uniqueId, "uniqueId is null");
        requireNonNull(injection, "injection is null");
        requireNonNull(own, "own is null");
        requireNonNull(batch, "batch is null");
        macros = List.copyOf(macros);
        ctes = List.copyOf(ctes);
    }

    /** The query as the engine gets it, with the ephemeral models that it reads in front. */
    public String code() {
        return injection.sql();
    }

    /** The query without them. */
    public String ownCode() {
        return own.text();
    }

    /** The place in the node's file that a place in a statement comes from; empty: the statement has it from elsewhere. */
    public Optional<SourcePosition> origin(RefusedAt place) {
        String query = code().strip();
        int start = place.statement().indexOf(query);
        int offset = place.offset() - start;
        if (query.isEmpty() || start < 0 || offset < 0 || offset > query.length()) {
            return Optional.empty();
        }
        return injection.ownOffset(offset + code().indexOf(query)).flatMap(own::position);
    }
}
