package dev.floe.dbt.materialize;

/** When the rows of a node are those of its query, and nothing but the query has to run. */
public enum QueryUse {
    ALWAYS,
    /** As long as the node has no rows yet. */
    FIRST_TIME,
    /** They are, but a contract is checked first, which the node's macros do. */
    CHECKED,
    NEVER
}
