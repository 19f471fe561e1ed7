package dev.floe.jinja.error;

import static java.util.Objects.requireNonNull;

/**
 * One call on the way to an error.
 *
 * @param callee what was called, such as a macro's name
 * @param position where it was called from
 */
public record TemplateFrame(String callee, SourcePosition position) {
    public TemplateFrame {
        requireNonNull(callee, "callee is null");
        requireNonNull(position, "position is null");
    }
}
