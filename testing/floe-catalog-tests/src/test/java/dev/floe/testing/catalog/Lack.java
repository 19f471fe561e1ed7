package dev.floe.testing.catalog;

/** What a catalog may do without, and floe with it: a product's tables are right all the same. */
enum Lack {
    /** Earlier snapshots of a table: only the present one is to be had. */
    HISTORY,
    /** Letting snapshots go. */
    EXPIRY,
    /** Transactions that stay whole when others come in at the same time. */
    MANY_WRITERS
}
