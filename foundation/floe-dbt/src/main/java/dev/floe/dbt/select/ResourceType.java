package dev.floe.dbt.select;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a node of the graph is, by the name that the manifest gives it. */
public enum ResourceType {
    MODEL("model"),
    ANALYSIS("analysis"),
    TEST("test"),
    SNAPSHOT("snapshot"),
    OPERATION("operation"),
    SEED("seed"),
    RPC_CALL("rpc"),
    SQL_OPERATION("sql_operation"),
    DOCUMENTATION("doc"),
    SOURCE("source"),
    MACRO("macro"),
    EXPOSURE("exposure"),
    METRIC("metric"),
    GROUP("group"),
    SAVED_QUERY("saved_query"),
    SEMANTIC_MODEL("semantic_model"),
    UNIT_TEST("unit_test"),
    FIXTURE("fixture"),
    FUNCTION("function");

    private final String text;

    ResourceType(String text) {
        this.text = text;
    }

    /** As the manifest writes it. */
    public String text() {
        return text;
    }

    public static Optional<ResourceType> find(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    /** All names, in the order of this enum. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(ResourceType::text).toList();
    }

    /** Whether nodes of this type come along with the nodes that they test. */
    boolean isTest() {
        return this == TEST || this == UNIT_TEST;
    }

    /**
     * Whether such a node stands below {@code nodes} in the manifest, among those that are compiled and run, rather than
     * in a section of its own.
     */
    boolean isExecutable() {
        return switch (this) {
            case MODEL, ANALYSIS, TEST, SNAPSHOT, OPERATION, SEED, RPC_CALL, SQL_OPERATION -> true;
            case DOCUMENTATION, SOURCE, MACRO, EXPOSURE, METRIC, GROUP, SAVED_QUERY, SEMANTIC_MODEL -> false;
            case UNIT_TEST, FIXTURE, FUNCTION -> false;
        };
    }
}
