package dev.floe.spi.storage;

import static java.util.Objects.requireNonNull;

/** A store refuses, or cannot be reached. The message names the location and says what the store has said. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why a store refuses. */
    public enum Kind {
        /** There is no such object. */
        NO_OBJECT,
        /** There is no such bucket. */
        NO_BUCKET,
        /** Nobody has given credentials. */
        NO_CREDENTIALS,
        /** The store does not know the credentials, or they do not fit together. */
        WRONG_CREDENTIALS,
        /** The credentials have ended, and there are no others. */
        EXPIRED_CREDENTIALS,
        /** The credentials are known, and may not do it. */
        DENIED,
        /** The clock of this machine differs too much from the store's. */
        CLOCK_SKEW,
        /** The bucket is in another region. */
        WRONG_REGION,
        /** The store does not answer, or is busy for longer than is waited. */
        UNREACHABLE,
        /** The configuration or a location makes no sense to it. */
        CONFIGURATION,
        /** It does not say. */
        OTHER
    }

    public StorageException(Kind kind, String message, Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.kind = requireNonNull(kind, "kind is null");
    }

    /** A refusal that has no other cause. */
    public StorageException(Kind kind, String message) {
        super(requireNonNull(message, "message is null"));
        this.kind = requireNonNull(kind, "kind is null");
    }

    public Kind kind() {
        return kind;
    }
}
