package dev.floe.jinja.method;

/** What Python takes for whitespace, and the ends of text without it. */
public final class Whitespace {
    private Whitespace() {}

    public static boolean isSpace(int point) {
        return Character.isWhitespace(point) || point == 0x85 || Character.getType(point) == Character.SPACE_SEPARATOR;
    }

    /** Python's {@code strip()}. */
    public static String strip(String text) {
        return stripStart(stripEnd(text));
    }

    public static String stripStart(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    public static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
