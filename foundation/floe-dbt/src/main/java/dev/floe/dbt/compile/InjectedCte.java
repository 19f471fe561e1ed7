package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

/**
 * An ephemeral model as a common table expression of a query that reads it.
 *
 * @param uniqueId the ephemeral model
 * @param sql its name and its query, as they stand between {@code with} and the next comma
 */
public record InjectedCte(String uniqueId, String sql) {
    public InjectedCte {
        requireNonNull(uniqueId, "uniqueId is null");
        requireNonNull(sql, "sql is null");
    }

    /** The expression of a query under the name by which {@code ref} gave it. */
    static InjectedCte of(String uniqueId, String name, String query) {
        return new InjectedCte(uniqueId, " " + name + " as (\n" + query + "\n)");
    }
}
