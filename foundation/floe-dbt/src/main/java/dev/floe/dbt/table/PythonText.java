package dev.floe.dbt.table;

import java.util.Locale;

/** What Python does with the text of a cell before it reads it. */
final class PythonText {
    private PythonText() {}

    /** Without white space around it; Python counts more characters to that than Java. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085';
    }

    /** Without this character at either end. */
    static String strip(String text, char character) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == character) {
            start++;
        }
        while (end > start && text.charAt(end - 1) == character) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Whether a text stands for nothing. */
    static boolean isNull(String text) {
        String stripped = strip(text);
        return stripped.isEmpty() || stripped.toLowerCase(Locale.ROOT).equals("null");
    }
}
