package dev.floe.dbt.select;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The property of a node that a criterion looks at: what stands before its colon. */
public enum SelectionMethod {
    FQN("fqn"),
    TAG("tag"),
    GROUP("group"),
    ACCESS("access"),
    SOURCE("source"),
    PATH("path"),
    FILE("file"),
    PACKAGE("package"),
    CONFIG("config"),
    TEST_NAME("test_name"),
    TEST_TYPE("test_type"),
    RESOURCE_TYPE("resource_type"),
    STATE("state"),
    EXPOSURE("exposure"),
    METRIC("metric"),
    RESULT("result"),
    SOURCE_STATUS("source_status"),
    VERSION("version"),
    SEMANTIC_MODEL("semantic_model"),
    SAVED_QUERY("saved_query"),
    UNIT_TEST("unit_test"),
    /** What a selector of selectors.yml selects; dbt knows this one since 1.12. */
    SELECTOR("selector");

    private final String text;

    SelectionMethod(String text) {
        this.text = text;
    }

    /** As a criterion writes it. */
    public String text() {
        return text;
    }

    public static Optional<SelectionMethod> find(String text) {
        return Arrays.stream(values())
                .filter(method -> method.text.equals(text))
                .findFirst();
    }

    /** All names, in the order of this enum. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(SelectionMethod::text).toList();
    }
}
