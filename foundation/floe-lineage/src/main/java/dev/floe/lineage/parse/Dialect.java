package dev.floe.lineage.parse;

/** Whose SQL it is, where two engines read the same characters differently. */
public enum Dialect {
    /** Two slashes divide. */
    DUCKDB,
    /** Two slashes begin a comment, as in Snowflake. */
    OTHER
}
