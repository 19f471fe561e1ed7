package dev.floe.lineage.resolve;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Something that no engine can accept.
 *
 * @param offset in the SQL; -1: it has no place there
 * @param name what stands there, if it is a name
 * @param there what could have been meant
 */
public record SqlProblem(Kind kind, int offset, String name, String message, List<String> there) {
    public SqlProblem {
        requireNonNull(kind, "kind is null");
        requireNonNull(name, "name is null");
        requireNonNull(message, "message is null");
        there = List.copyOf(there);
    }

    /** What is wrong. */
    public enum Kind {
        NO_SUCH_COLUMN,
        NO_SUCH_RELATION,
        AMBIGUOUS_COLUMN,
        COLUMN_COUNT,
        TYPE_CLASH
    }
}
