package dev.floe.iceberg.catalog;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableName;
import java.util.Optional;

/**
 * A table's next metadata file.
 *
 * @param expected the present one, or nothing is changed; empty: the table is new
 */
public record PointerChange(TableName table, Optional<String> expected, String next) {
    public PointerChange {
        requireNonNull(table, "table is null");
        requireNonNull(expected, "expected is null");
        requireNonNull(next, "next is null");
    }
}
