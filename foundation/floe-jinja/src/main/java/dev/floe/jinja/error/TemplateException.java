package dev.floe.jinja.error;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in a template, with the place of it and the calls that led there, innermost first.
 *
 * <p>The place and the calls are added while the error travels outwards, so that a template without errors pays
 * nothing for them.
 */
public class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAXIMUM_FRAMES = 64;

    private final ErrorKind kind;
    private transient @Nullable SourcePosition position;
    private final transient List<TemplateFrame> frames = new ArrayList<>();

    public TemplateException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    public TemplateException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(requireNonNull(message, "message is null"), cause, true, false);
        this.kind = requireNonNull(kind, "kind is null");
    }

    public static TemplateException of(ErrorKind kind, String message) {
        return new TemplateException(kind, message);
    }

    public static TemplateException at(SourcePosition position, ErrorKind kind, String message) {
        TemplateException exception = new TemplateException(kind, message);
        exception.locate(position);
        return exception;
    }

    /** A value of a type that the operation does not take: Python's TypeError. */
    public static TemplateException type(String message) {
        return new TemplateException(ErrorKind.TYPE, message);
    }

    /** A value of the right type that makes no sense here: Python's ValueError. */
    public static TemplateException value(String message) {
        return new TemplateException(ErrorKind.VALUE, message);
    }

    public final ErrorKind kind() {
        return kind;
    }

    /** The message, never null. */
    public final String text() {
        return requireNonNull(getMessage(), "message is null");
    }

    public final Optional<SourcePosition> position() {
        return Optional.ofNullable(position);
    }

    /** The calls that led to the error, innermost first; deep recursions are cut. */
    public final List<TemplateFrame> frames() {
        return List.copyOf(frames);
    }

    /** Says where it happened, unless something further inside has said so already. */
    public final void locate(SourcePosition place) {
        if (position == null) {
            position = place;
        }
    }

    /** Adds the call that the error has just left. */
    public final void leave(TemplateFrame frame) {
        if (frames.size() < MAXIMUM_FRAMES) {
            frames.add(frame);
        }
    }
}
