package dev.floe.lineage.graph;

import static java.util.Objects.requireNonNull;

import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Use;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** One column takes part in another. */
public record Edge(ColumnId from, ColumnId to, Set<Use> uses) {
    public Edge {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        uses = Collections.unmodifiableSet(EnumSet.copyOf(uses));
    }

    /** Whether the value itself, or something made of it, goes along. */
    public boolean isDirect() {
        return uses.stream().anyMatch(Use::isDirect);
    }
}
