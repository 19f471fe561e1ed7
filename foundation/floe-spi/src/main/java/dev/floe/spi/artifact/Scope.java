package dev.floe.spi.artifact;

/** Where in an organisation a manifest stands. */
public enum Scope {
    /** One platform for all; has no parent. */
    CENTRAL,
    /** The top of a data mesh. */
    ENTERPRISE,
    /** Below an enterprise, or below another domain. */
    DOMAIN
}
