package dev.floe.lineage.resolve;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Columns that are there though nobody here knows their names.
 *
 * @param source what they come from, as its name tells
 * @param likelihood whether a star may stand for some of them
 */
record Rest(Source source, Likelihood likelihood, Set<String> excluded) {
    Rest {
        excluded = Set.copyOf(excluded);
    }

    /** Gives a column of a name that nothing else has. */
    @FunctionalInterface
    interface Source {
        Field column(String name);
    }

    /** Whether there are such columns. */
    enum Likelihood {
        LIKELY,
        /** All should be known, but an older state of the table may have more. */
        UNLIKELY
    }

    static Rest ofTable(String table, Likelihood likelihood) {
        return new Rest(
                name -> new Field(name, Flow.of(new ColumnId(table, name.toLowerCase(Locale.ROOT))), Optional.empty()),
                likelihood,
                Set.of());
    }

    static Rest unknown() {
        return new Rest(Field::unknown, Likelihood.LIKELY, Set.of());
    }

    static Rest made(Flow flow) {
        return new Rest(name -> new Field(name, flow, Optional.empty()), Likelihood.LIKELY, Set.of());
    }

    Optional<Field> find(String name) {
        return excluded.contains(name.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of(source.column(name));
    }

    Rest without(Set<String> names) {
        if (names.isEmpty() || excluded.containsAll(names)) {
            return this;
        }
        Set<String> all = new java.util.HashSet<>(excluded);
        all.addAll(names);
        return new Rest(source, likelihood, all);
    }

    boolean isLikely() {
        return likelihood == Likelihood.LIKELY;
    }
}
