package dev.floe.jinja.value;

import java.util.Locale;

/** Quotes text as Python's {@code repr} does. */
final class StringText {
    private StringText() {}

    static String quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(point -> append(quoted, point, quote));
        return quoted.append(quote).toString();
    }

    private static void append(StringBuilder quoted, int point, char quote) {
        switch (point) {
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (point == quote) {
                    quoted.append('\\').append(quote);
                } else if (isPrintable(point)) {
                    quoted.appendCodePoint(point);
                } else if (point <= 0xff) {
                    quoted.append(String.format(Locale.ROOT, "\\x%02x", point));
                } else if (point <= 0xffff) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04x", point));
                } else {
                    quoted.append(String.format(Locale.ROOT, "\\U%08x", point));
                }
            }
        }
    }

    /** Python's {@code str.isprintable} for one code point. */
    static boolean isPrintable(int point) {
        if (point == ' ') {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
