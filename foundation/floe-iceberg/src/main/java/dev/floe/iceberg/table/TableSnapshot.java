package dev.floe.iceberg.table;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a table as of one commit.
 *
 * @param committed when it was made
 * @param summary what the commit says of itself
 */
public record TableSnapshot(long id, Instant committed, Map<String, String> summary) {
    static final String ROWS_OF = "floe.rows-of";

    public TableSnapshot {
        requireNonNull(committed, "committed is null");
        summary = Map.copyOf(summary);
    }

    /** The snapshot that has the same rows and was made from a query: this one, or one whose files were put together since. */
    public long rowsOf() {
        return Optional.ofNullable(summary.get(ROWS_OF)).map(Long::parseLong).orElse(id);
    }

    /** How many rows the table has. */
    public long rows() {
        return number("total-records");
    }

    /** How many files they are in. */
    public long files() {
        return number("total-data-files");
    }

    /** How long these are, in sum. */
    public long bytes() {
        return number("total-files-size");
    }

    private long number(String key) {
        return Optional.ofNullable(summary.get(key)).map(Long::parseLong).orElse(0L);
    }
}
