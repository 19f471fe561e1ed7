package dev.floe.jinja.error;

import static java.util.Objects.requireNonNull;

/**
 * A place in a template.
 *
 * @param template the template's name, usually a file's path
 * @param line the line, from 1
 * @param column the column in characters, from 1
 */
public record SourcePosition(String template, int line, int column) {
    public SourcePosition {
        requireNonNull(template, "template is null");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("Cannot place line " + line + ", column " + column);
        }
    }

    @Override
    public String toString() {
        return template + ":" + line + ":" + column;
    }
}
