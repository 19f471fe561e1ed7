package dev.floe.lineage.resolve;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What is known of a query: its columns, where they come from, what decides on its rows, and what is wrong with it. */
public final class QueryLineage {
    private final Shape shape;
    private final Flow influences;
    private final List<SqlProblem> problems;
    private final Optional<String> opaque;

    QueryLineage(Shape shape, Flow influences, List<SqlProblem> problems, Optional<String> opaque) {
        this.shape = requireNonNull(shape, "shape is null");
        this.influences = requireNonNull(influences, "influences is null");
        this.problems = List.copyOf(problems);
        this.opaque = requireNonNull(opaque, "opaque is null");
    }

    /** One of a query that nobody here understands. */
    public static QueryLineage opaque(String reason) {
        return new QueryLineage(Shape.unknown(), Flow.UNKNOWN, List.of(), Optional.of(reason));
    }

    /** The columns whose names are known, in the order of the query. */
    public List<Field> fields() {
        return shape.fields();
    }

    /** Whether the query may have columns besides them. */
    public boolean isOpen() {
        return shape.isOpen();
    }

    /** Whether a column has a name that the engine makes. */
    public boolean hasUnnamed() {
        return shape.rests().contains(SelectResolver.UNNAMED);
    }

    /** A column whose name is not known, if there may be one: it comes through a star from a table that is not known. */
    public Optional<Field> hidden(String name) {
        return shape.known(name).isPresent() ? Optional.empty() : shape.hidden(name);
    }

    /** What decides which rows there are, for all columns. */
    public Flow influences() {
        return influences;
    }

    /** What no engine can accept, by its place. */
    public List<SqlProblem> problems() {
        return problems;
    }

    /** Why nothing is known of the query; empty: something is. */
    public Optional<String> opaque() {
        return opaque;
    }
}
