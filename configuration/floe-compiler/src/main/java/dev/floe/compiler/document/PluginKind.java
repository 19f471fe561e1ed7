package dev.floe.compiler.document;

/** The parts of a platform, other than compute, for which a manifest chooses a technology. */
public enum PluginKind {
    CATALOG("catalog", "The Iceberg catalog that all computes share"),
    STORAGE("storage", "Where the files of the tables lie"),
    ORCHESTRATOR("orchestrator", "What starts the runs of the products"),
    SEMANTIC_LAYER("semantic_layer", "What serves metrics over the gold tables"),
    INGESTION("ingestion", "What loads outside data into bronze"),
    LINEAGE_BACKEND("lineage_backend", "Where OpenLineage events go"),
    TELEMETRY_BACKEND("telemetry_backend", "Where OpenTelemetry traces, metrics and logs go"),
    SECRETS("secrets", "What a connection_secret_ref is looked up in");

    private final String key;
    private final String description;

    PluginKind(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /** The key under {@code plugins}. */
    public String key() {
        return key;
    }

    public String description() {
        return description;
    }
}
