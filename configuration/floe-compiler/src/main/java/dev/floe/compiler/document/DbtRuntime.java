package dev.floe.compiler.document;

/** What runs dbt projects. */
public enum DbtRuntime {
    EMBEDDED,
    DBT_CORE;

    /** As a manifest names it. */
    public String key() {
        return this == EMBEDDED ? "embedded" : "dbt-core";
    }
}
