package dev.floe.jinja.syntax;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.SourcePosition;
import dev.floe.jinja.error.TemplateException;

/**
 * The text of a template, with the lines that its offsets stand for.
 *
 * @param name the template's name, usually a file's path
 * @param text the text, with every line ending as {@code \n}
 * @param firstLine the line of the file on which the text begins, from 1
 */
public record Source(String name, String text, int firstLine) {
    public Source {
        requireNonNull(name, "name is null");
        text = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** A whole file. */
    public Source(String name, String text) {
        this(name, text, 1);
    }

    /** The place of an offset; the end of the text for one beyond it. */
    public SourcePosition position(int offset) {
        int end = Math.min(offset, text.length());
        int line = firstLine;
        int lineStart = 0;
        for (int newline = text.indexOf('\n');
                newline >= 0 && newline < end;
                newline = text.indexOf('\n', newline + 1)) {
            line++;
            lineStart = newline + 1;
        }
        return new SourcePosition(name, line, text.codePointCount(lineStart, end) + 1);
    }

    TemplateException error(int offset, String message) {
        return TemplateException.at(position(offset), ErrorKind.SYNTAX, message);
    }
}
