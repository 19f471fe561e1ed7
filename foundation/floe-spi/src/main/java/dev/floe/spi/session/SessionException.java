package dev.floe.spi.session;

import static java.util.Objects.requireNonNull;

/** An engine refuses a statement, or cannot be reached. The message is the engine's own. */
public final class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why an engine refuses. */
    public enum Kind {
        /** The statement makes no sense to it. */
        SYNTAX,
        /** The statement names what is not there. */
        MISSING,
        /** The rows break a rule, or do not fit a type. */
        DATA,
        /** The type of a column has no equal where the rows should go. */
        TYPE,
        /** Another transaction has changed the same. */
        CONFLICT,
        /** It has no memory or no disk left. */
        RESOURCES,
        /** It was told to stop. */
        CANCELLED,
        /** It may not do it, or cannot be reached. */
        ACCESS,
        /** It does not say. */
        OTHER
    }

    public SessionException(Kind kind, String message, Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.kind = requireNonNull(kind, "kind is null");
    }

    /** A refusal that has no other cause. */
    public SessionException(Kind kind, String message) {
        super(requireNonNull(message, "message is null"));
        this.kind = requireNonNull(kind, "kind is null");
    }

    public Kind kind() {
        return kind;
    }
}
