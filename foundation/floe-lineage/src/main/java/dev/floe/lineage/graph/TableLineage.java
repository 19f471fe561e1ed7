package dev.floe.lineage.graph;

import static java.util.Objects.requireNonNull;

import dev.floe.lineage.resolve.Field;
import dev.floe.lineage.resolve.Flow;
import java.util.List;
import java.util.Optional;

/**
 * A table with its columns and what they come from.
 *
 * @param id as {@link dev.floe.lineage.resolve.ColumnId#table()} has it
 * @param name for people
 * @param influences what decides on its rows
 * @param openness whether it may have columns that are not listed
 * @param opaque why nothing is known of what it comes from; empty: something is, or it comes from nothing here
 */
public record TableLineage(
        String id, String name, List<Field> columns, Flow influences, Openness openness, Optional<String> opaque) {
    public TableLineage {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        columns = List.copyOf(columns);
        requireNonNull(influences, "influences is null");
        requireNonNull(openness, "openness is null");
        requireNonNull(opaque, "opaque is null");
    }

    /** Whether all columns are known. */
    public enum Openness {
        CLOSED,
        OPEN
    }

    public Optional<Field> column(String name) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
