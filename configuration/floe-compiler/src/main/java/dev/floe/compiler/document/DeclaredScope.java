package dev.floe.compiler.document;

/** The value of {@code scope}. Absent: one central platform. */
public enum DeclaredScope {
    ENTERPRISE,
    DOMAIN
}
