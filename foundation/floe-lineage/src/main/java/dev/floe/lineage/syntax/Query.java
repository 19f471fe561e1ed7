package dev.floe.lineage.syntax;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What gives rows with columns. */
public sealed interface Query {
    /**
     * Columns of rows that are read.
     *
     * @param distinct what rows must differ in; empty: they need not
     * @param windows those that have a name, by it in lower case
     */
    record Select(
            List<Item> items,
            Optional<FromItem> from,
            Optional<Expression> where,
            Grouping grouping,
            Optional<Expression> having,
            Optional<Expression> qualify,
            Map<String, Window> windows,
            Optional<Distinct> distinct)
            implements Query {
        public Select {
            items = List.copyOf(items);
            requireNonNull(from, "from is null");
            requireNonNull(where, "where is null");
            requireNonNull(grouping, "grouping is null");
            requireNonNull(having, "having is null");
            requireNonNull(qualify, "qualify is null");
            windows = Map.copyOf(windows);
            requireNonNull(distinct, "distinct is null");
        }
    }

    /** Rows of two queries as one result. */
    record Combined(Operator operator, Matching matching, Query left, Query right, int offset) implements Query {}

    /** Rows that are written out. */
    record Rows(List<List<Expression>> rows) implements Query {
        public Rows {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A query that may use named ones. */
    record With(List<CommonTable> tables, Query body) implements Query {
        public With {
            tables = List.copyOf(tables);
        }
    }

    /**
     * The rows of a query in an order, or the first of them.
     *
     * @param limit empty: all of them
     */
    record Ordered(Query body, List<Expression> order, List<Expression> limit, Extent extent) implements Query {
        public Ordered {
            order = List.copyOf(order);
            limit = List.copyOf(limit);
        }
    }

    /** What is not understood. */
    record Opaque(String reason) implements Query {}

    /** Whether all rows of a query are given. */
    enum Extent {
        ALL,
        SOME
    }

    /** How rows are combined. */
    enum Operator {
        UNION_ALL,
        UNION,
        INTERSECT,
        EXCEPT
    }

    /** How the columns of two queries find each other. */
    enum Matching {
        BY_POSITION,
        BY_NAME
    }

    /**
     * Rows are given once.
     *
     * @param on what they must differ in; empty: all columns
     */
    record Distinct(List<Expression> on) {
        public Distinct {
            on = List.copyOf(on);
        }
    }

    /**
     * Rows become one.
     *
     * @param expressions what rows of a group share
     */
    record Grouping(Kind kind, List<Expression> expressions) {
        public static final Grouping NONE = new Grouping(Kind.NONE, List.of());

        public Grouping {
            expressions = List.copyOf(expressions);
        }

        /** Which expressions make the groups. */
        public enum Kind {
            NONE,
            LISTED,
            ALL
        }
    }

    /**
     * A named query.
     *
     * @param columns the names that its columns get; empty: those of the query
     */
    record CommonTable(String name, List<String> columns, Query query, Recursion recursion) {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }

    /** Whether a named query may read itself. */
    enum Recursion {
        ALLOWED,
        NONE
    }
}
