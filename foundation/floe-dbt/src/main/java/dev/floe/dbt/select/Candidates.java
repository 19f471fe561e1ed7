package dev.floe.dbt.select;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The nodes of a part of a selection, mutable.
 *
 * @param direct the nodes that it selects
 * @param possible those and the tests that it selects as soon as other parts select all their parents
 */
record Candidates(Set<String> direct, Set<String> possible) {
    static Candidates none() {
        return new Candidates(new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    void addAll(Candidates others) {
        direct.addAll(others.direct);
        possible.addAll(others.possible);
    }

    void retainAll(Candidates others) {
        direct.retainAll(others.direct);
        possible.retainAll(others.possible);
    }

    void removeAll(Candidates others) {
        direct.removeAll(others.direct);
        possible.removeAll(others.possible);
    }
}
