package dev.floe.notifications;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nobody has said that a message got to where it should go. */
final class NotSentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isWorthAnotherTry;
    private final @Nullable Duration pause;

    private NotSentException(
            String message, boolean isWorthAnotherTry, @Nullable Duration pause, @Nullable Throwable cause) {
        super(message, cause);
        this.isWorthAnotherTry = isWorthAnotherTry;
        this.pause = pause;
    }

    /** The other side said no, and will say so again. */
    static NotSentException refused(String message) {
        return new NotSentException(message, false, null, null);
    }

    /** The other side may do it in a moment. */
    static NotSentException unavailable(String message, Optional<Duration> pause) {
        return new NotSentException(message, true, pause.orElse(null), null);
    }

    /** The other side may be there in a moment. */
    static NotSentException unreachable(String message, Throwable cause) {
        return new NotSentException(message, true, null, cause);
    }

    boolean isWorthAnotherTry() {
        return isWorthAnotherTry;
    }

    /** How long the other side asks to be left alone. */
    Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
