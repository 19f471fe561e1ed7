package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.compile.BatchTimes.Span;
import java.util.List;
import java.util.Optional;

/**
 * What templates can learn about the command that renders them.
 *
 * @param command dbt's name of the command, such as {@code compile}
 * @param invocationId one of its kind for each run
 * @param rows how many rows the tables have that nodes refer to
 * @param sample the event time of the rows that nodes read of those that have one; empty: all
 * @param selected the unique ids of the nodes that were asked for, in order
 */
public record InvocationFacts(
        String command,
        String invocationId,
        Refresh refresh,
        StoredFailures storedFailures,
        Rows rows,
        Optional<Span> sample,
        List<String> selected) {
    /** Whether incremental models and seeds are built anew. */
    public enum Refresh {
        INCREMENTAL,
        FULL
    }

    /** Whether the rows that fail a test are kept in a table, where the test itself does not say. */
    public enum StoredFailures {
        DROPPED,
        KEPT
    }

    /** Whether nodes read the rows of others or, to try them out, none. */
    public enum Rows {
        ALL,
        NONE
    }

    public InvocationFacts {
        requireNonNull(command, "command is null");
        requireNonNull(invocationId, "invocationId is null");
        requireNonNull(refresh, "refresh is null");
        requireNonNull(storedFailures, "storedFailures is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(sample, "sample is null");
        selected = List.copyOf(selected);
    }

    /** A command that only compiles. */
    public static InvocationFacts compile(String invocationId, List<String> selected) {
        return new InvocationFacts(
                "compile",
                invocationId,
                Refresh.INCREMENTAL,
                StoredFailures.DROPPED,
                Rows.ALL,
                Optional.empty(),
                selected);
    }
}
