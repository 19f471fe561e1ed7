package dev.floe.jinja.syntax;

/** Which tags a template may use. */
public enum Syntax {
    /** Jinja2's own, with {@code do} and loop controls. */
    JINJA,
    /** Those, and dbt's blocks: {@code test}, {@code data_test}, {@code materialization} and {@code docs}. */
    DBT
}
