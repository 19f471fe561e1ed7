package dev.floe.spi.compute;

/** Who operates a compute engine. */
public enum Hosting {
    /** The company itself: DuckDB, Spark, PostgreSQL. */
    SELF_HOSTED,
    /** A cloud service: Snowflake, BigQuery, Redshift, Databricks. */
    MANAGED
}
