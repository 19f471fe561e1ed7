package dev.floe.dbt.project;

import dev.floe.dbt.version.SemanticVersion;

/** Which dbt floe behaves like. */
public final class DbtVersion {
    /** As templates, packages and artifacts see it. */
    public static final String TEXT = "1.11.16";

    private DbtVersion() {}

    /** The version itself. */
    public static SemanticVersion value() {
        return SemanticVersion.read(TEXT).orElseThrow();
    }
}
