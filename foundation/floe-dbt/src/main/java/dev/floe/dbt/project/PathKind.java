package dev.floe.dbt.project;

import java.util.List;
import java.util.Optional;

/** The kinds of folders of a project. */
public enum PathKind {
    MODEL("model-paths", "models", "source-paths"),
    SEED("seed-paths", "seeds", "data-paths"),
    SNAPSHOT("snapshot-paths", "snapshots"),
    ANALYSIS("analysis-paths", "analyses"),
    MACRO("macro-paths", "macros"),
    TEST("test-paths", "tests"),
    FUNCTION("function-paths", "functions"),
    DOCS("docs-paths", "docs");

    private final String key;
    private final String standard;
    private final Optional<String> oldKey;

    PathKind(String key, String standard) {
        this(key, standard, Optional.empty());
    }

    PathKind(String key, String standard, String oldKey) {
        this(key, standard, Optional.of(oldKey));
    }

    PathKind(String key, String standard, Optional<String> oldKey) {
        this.key = key;
        this.standard = standard;
        this.oldKey = oldKey;
    }

    String key() {
        return key;
    }

    /** How the key was called before; dbt still takes it. */
    Optional<String> oldKey() {
        return oldKey;
    }

    List<String> standard() {
        return List.of(standard);
    }
}
