package dev.floe.runner.gate;

import dev.floe.spi.artifact.GateAction;

/** What a gate came to. */
public enum GateStatus {
    /** The new rows keep it. */
    PASSED("passed"),
    /** The same rows have kept it before. */
    UNCHANGED("unchanged"),
    /** There is nothing that it could be about, such as a published table to compare with. */
    NOT_APPLICABLE("not_applicable"),
    /** It is not kept, and who wants to hear of that is told. */
    NOTIFIED("notified"),
    /** It is not kept, and the run says so. */
    WARNED("warned"),
    /** It is not kept, and nothing is published. */
    BLOCKED("blocked");

    private final String text;

    GateStatus(String text) {
        this.text = text;
    }

    static GateStatus of(GateAction action) {
        return switch (action) {
            case NOTIFY -> NOTIFIED;
            case WARN -> WARNED;
            case BLOCK -> BLOCKED;
        };
    }

    public String text() {
        return text;
    }

    public boolean isKept() {
        return this == PASSED || this == UNCHANGED || this == NOT_APPLICABLE;
    }
}
