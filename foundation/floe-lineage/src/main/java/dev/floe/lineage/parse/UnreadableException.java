package dev.floe.lineage.parse;

/** A query has a part whose meaning is not known here. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
