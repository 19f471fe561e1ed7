package dev.floe.dbt.project;

import java.util.List;

/** The kinds of folders of a project. */
public enum PathKind {
    MODEL("model-paths", "models"),
    SEED("seed-paths", "seeds"),
    SNAPSHOT("snapshot-paths", "snapshots"),
    ANALYSIS("analysis-paths", "analyses"),
    MACRO("macro-paths", "macros"),
    TEST("test-paths", "tests"),
    DOCS("docs-paths", "docs");

    private final String key;
    private final String standard;

    PathKind(String key, String standard) {
        this.key = key;
        this.standard = standard;
    }

    String key() {
        return key;
    }

    List<String> standard() {
        return List.of(standard);
    }
}
