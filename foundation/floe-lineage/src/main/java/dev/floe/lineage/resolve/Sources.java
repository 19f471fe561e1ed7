package dev.floe.lineage.resolve;

import java.util.List;
import java.util.Map;

/**
 * What a query reads.
 *
 * @param shared columns that several relations have as one, by their names in lower case
 * @param influences what decides on the rows
 */
record Sources(List<Relation> relations, Map<String, Field> shared, Flow influences) {
    static final Sources NONE = new Sources(List.of(), Map.of(), Flow.NONE);

    Sources {
        relations = List.copyOf(relations);
        shared = Map.copyOf(shared);
    }

    static Sources of(Relation relation, Flow influences) {
        return new Sources(List.of(relation), Map.of(), influences);
    }
}
