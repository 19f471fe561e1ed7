package dev.floe.dbt.materialize;

/** What a node came to, in the words of run_results.json. */
public enum NodeStatus {
    SUCCESS("success"),
    ERROR("error"),
    SKIPPED("skipped"),
    PASS("pass"),
    FAIL("fail"),
    WARN("warn"),
    NO_OP("no-op"),
    PARTIAL_SUCCESS("partial success");

    private final String text;

    NodeStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Whether nodes that depend on it must not run. */
    public boolean isFailure() {
        return this == ERROR || this == FAIL || this == SKIPPED || this == PARTIAL_SUCCESS;
    }
}
