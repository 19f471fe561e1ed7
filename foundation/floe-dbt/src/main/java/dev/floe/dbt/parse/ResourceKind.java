package dev.floe.dbt.parse;

/** The kinds of resources that stand in files of their own or in properties files. */
enum ResourceKind {
    MODEL("model", "models", "models"),
    SEED("seed", "seeds", "seeds"),
    SNAPSHOT("snapshot", "snapshots", "snapshots"),
    ANALYSIS("analysis", "models", "analyses"),
    TEST("test", "data_tests", "data_tests"),
    OPERATION("operation", "models", "operations"),
    SOURCE("source", "sources", "sources"),
    EXPOSURE("exposure", "exposures", "exposures"),
    FUNCTION("function", "functions", "functions"),
    METRIC("metric", "metrics", "metrics"),
    SEMANTIC_MODEL("semantic_model", "semantic-models", "semantic_models"),
    SAVED_QUERY("saved_query", "saved-queries", "saved_queries"),
    UNIT_TEST("unit_test", "unit_tests", "unit_tests");

    private final String label;
    private final String treeKey;
    private final String propertiesKey;

    ResourceKind(String label, String treeKey, String propertiesKey) {
        this.label = label;
        this.treeKey = treeKey;
        this.propertiesKey = propertiesKey;
    }

    /** How ids and the manifest call it. */
    String label() {
        return label;
    }

    /** Its configuration tree in dbt_project.yml. */
    String treeKey() {
        return treeKey;
    }

    /** Its section in properties files. */
    String propertiesKey() {
        return propertiesKey;
    }
}
