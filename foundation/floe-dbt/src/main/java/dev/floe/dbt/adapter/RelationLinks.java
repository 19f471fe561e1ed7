package dev.floe.dbt.adapter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which relations the database drops with another one. Any thread may call it. */
final class RelationLinks {
    private final Map<RelationKey, Set<RelationKey>> dependents = new HashMap<>();

    /** Notes that a relation reads another one, and goes with it. */
    synchronized void add(RelationKey referenced, RelationKey dependent) {
        dependents.computeIfAbsent(referenced, _ -> new HashSet<>()).add(dependent);
    }

    /** Forgets a relation, and gives it with all that go with it. */
    synchronized Set<RelationKey> drop(RelationKey dropped) {
        Set<RelationKey> all = new HashSet<>();
        collect(dropped, all);
        dependents.keySet().removeAll(all);
        dependents.values().forEach(others -> others.removeAll(all));
        return all;
    }

    private void collect(RelationKey relation, Set<RelationKey> all) {
        if (all.add(relation)) {
            dependents.getOrDefault(relation, Set.of()).forEach(dependent -> collect(dependent, all));
        }
    }

    /** What read the old name reads the new one: a rename changes no more than that. */
    synchronized void rename(RelationKey from, RelationKey to) {
        Set<RelationKey> own = dependents.remove(from);
        if (own != null) {
            dependents.put(to, own);
        }
        dependents.values().forEach(others -> {
            if (others.remove(from)) {
                others.add(to);
            }
        });
    }
}
