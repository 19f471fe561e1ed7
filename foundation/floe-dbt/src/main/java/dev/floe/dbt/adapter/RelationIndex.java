package dev.floe.dbt.adapter;

import dev.floe.dbt.relation.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The relations of one schema, found by their names without a look at all of them. Not for several threads at a time. */
final class RelationIndex {
    private static final String QUOTES = "\"`";

    /** By their names in small letters and without quotes; in the order in which they came. */
    private final Map<String, List<Relation>> relations = new LinkedHashMap<>();

    RelationIndex(List<Relation> listed) {
        listed.forEach(relation ->
                relations.computeIfAbsent(key(relation), _ -> new ArrayList<>()).add(relation));
    }

    List<Relation> all() {
        return relations.values().stream().flatMap(List::stream).toList();
    }

    /** Those whose name differs from this one at most by the case of its letters and by quotes. */
    List<Relation> near(String identifier) {
        return List.copyOf(relations.getOrDefault(key(identifier), List.of()));
    }

    /** Adds one, in place of those of its name in whatever case. */
    void put(Relation relation) {
        remove(RelationKey.of(relation));
        relations.computeIfAbsent(key(relation), _ -> new ArrayList<>()).add(relation);
    }

    void remove(RelationKey gone) {
        relations.computeIfPresent(key(gone.identifier()), (_, near) -> {
            near.removeIf(other -> RelationKey.of(other).identifier().equals(gone.identifier()));
            return near.isEmpty() ? null : near;
        });
    }

    private static String key(Relation relation) {
        return key(relation.path().identifier().orElse(""));
    }

    private static String key(String identifier) {
        int start = 0;
        int end = identifier.length();
        while (start < end && QUOTES.indexOf(identifier.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && QUOTES.indexOf(identifier.charAt(end - 1)) >= 0) {
            end--;
        }
        return identifier.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
