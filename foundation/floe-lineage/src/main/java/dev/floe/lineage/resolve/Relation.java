package dev.floe.lineage.resolve;

import java.util.List;

/**
 * Something that a query reads, under the names by which its columns can be told from others.
 *
 * @param path its alias, or the parts of its name; empty: it has neither
 */
record Relation(List<String> path, Shape shape) {
    Relation {
        path = List.copyOf(path);
    }

    /** Whether a qualifier means it: its name with or without those in front. */
    boolean isMeant(List<String> qualifier) {
        int skipped = path.size() - qualifier.size();
        if (skipped < 0 || qualifier.isEmpty()) {
            return false;
        }
        for (int i = 0; i < qualifier.size(); i++) {
            if (!path.get(skipped + i).equalsIgnoreCase(qualifier.get(i))) {
                return false;
            }
        }
        return true;
    }
}
