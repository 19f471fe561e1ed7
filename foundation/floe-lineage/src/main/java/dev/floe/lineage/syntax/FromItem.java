package dev.floe.lineage.syntax;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What a query reads. */
public sealed interface FromItem {
    /** A table, a view, or a named query. */
    record Table(List<String> name, Alias alias, int offset) implements FromItem {
        public Table {
            name = List.copyOf(name);
            requireNonNull(alias, "alias is null");
        }
    }

    /** A query in brackets. */
    record Derived(Query query, Alias alias) implements FromItem {}

    /** A function that gives rows. */
    record Function(String name, List<Expression> arguments, Alias alias) implements FromItem {
        public Function {
            arguments = List.copyOf(arguments);
        }
    }

    /** Two at a time. */
    record Join(FromItem left, FromItem right, Kind kind, Optional<Expression> on, Shared shared) implements FromItem {}

    /**
     * Values of a column as columns.
     *
     * @param by the columns whose values they are
     * @param names of the columns that are made; empty: only an engine knows them
     */
    record Pivot(FromItem source, List<Expression> values, List<Expression> by, List<String> names, Alias alias)
            implements FromItem {
        public Pivot {
            values = List.copyOf(values);
            by = List.copyOf(by);
            names = List.copyOf(names);
        }
    }

    /** Columns as rows: a column with their names and one with their values. */
    record Unpivot(FromItem source, List<String> values, List<String> names, List<Expression> columns, Alias alias)
            implements FromItem {
        public Unpivot {
            values = List.copyOf(values);
            names = List.copyOf(names);
            columns = List.copyOf(columns);
        }
    }

    /**
     * The name that a relation gets, and those of its columns.
     *
     * @param columns empty: they keep theirs
     */
    record Alias(Optional<String> name, List<String> columns) {
        public static final Alias NONE = new Alias(Optional.empty(), List.of());

        public Alias {
            requireNonNull(name, "name is null");
            columns = List.copyOf(columns);
        }
    }

    /** The columns that both sides of a join have as one. */
    record Shared(Scope scope, List<String> columns) {
        public static final Shared NONE = new Shared(Scope.LISTED, List.of());

        public Shared {
            columns = List.copyOf(columns);
        }

        /** Which columns. */
        public enum Scope {
            LISTED,
            COMMON
        }
    }

    /** Which rows a join keeps. */
    enum Kind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        /** The left side's rows, and none of the right one's columns. */
        SEMI
    }
}
