package dev.floe.lineage.parse;

/** Whose SQL it is, where two engines read the same characters differently. */
public enum Dialect {
    /** Two slashes divide. */
    DUCKDB,
    /** Two slashes begin a comment, as in Snowflake. */
    OTHER;

    /** The dialect of an adapter, by its name in dbt. */
    public static Dialect of(String adapter) {
        return adapter.equals("duckdb") ? DUCKDB : OTHER;
    }
}
