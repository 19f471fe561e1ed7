package dev.floe.testing;

import static java.util.Objects.requireNonNull;

/**
 * A value in SQL.
 *
 * @param sql an expression
 * @param value what a session gives for it
 */
public record SampleValue(String sql, Object value) {
    public SampleValue {
        requireNonNull(sql, "sql is null");
        requireNonNull(value, "value is null");
    }
}
