package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** What a relation is in its database. */
public enum RelationType {
    TABLE("Table", "table"),
    VIEW("View", "view"),
    CTE("CTE", "cte"),
    MATERIALIZED_VIEW("MaterializedView", "materialized_view"),
    EPHEMERAL("Ephemeral", "ephemeral"),
    EXTERNAL("External", "external"),
    POINTER_TABLE("PointerTable", "pointer_table"),
    FUNCTION("Function", "function");

    private final String label;
    private final String key;

    RelationType(String label, String key) {
        this.label = label;
        this.key = key;
    }

    /** The name under which templates find it, such as {@code MaterializedView}. */
    public String label() {
        return label;
    }

    /** How templates compare and print it, such as {@code materialized_view}. */
    public String key() {
        return key;
    }

    public static Optional<RelationType> find(String key) {
        requireNonNull(key, "key is null");
        return Arrays.stream(values()).filter(type -> type.key.equals(key)).findFirst();
    }

    static Optional<RelationType> findLabel(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }
}
