package dev.floe.spi.session;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** An engine refuses a statement, or cannot be reached. The message is the engine's own. */
public final class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Optional<RefusedAt> place;

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
        this(kind, message, Optional.empty(), cause);
    }

    /** A refusal whose place in the statement may be known. */
    public SessionException(Kind kind, String message, Optional<RefusedAt> place, Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.kind = requireNonNull(kind, "kind is null");
        this.place = requireNonNull(place, "place is null");
    }

    /** A refusal that has no other cause. */
    public SessionException(Kind kind, String message) {
        super(requireNonNull(message, "message is null"));
        this.kind = requireNonNull(kind, "kind is null");
        this.place = Optional.empty();
    }

    public Kind kind() {
        return kind;
    }

    /** Where in the statement; empty: the engine does not say. */
    public Optional<RefusedAt> place() {
        return place;
    }
}
