package dev.floe.jinja.syntax;

/** Python's escapes in string literals; one that Python does not know stays as it is written. */
final class StringEscapes {
    private StringEscapes() {}

    static String unescape(Source source, String literal, int offset) {
        if (literal.indexOf('\\') < 0) {
            return literal;
        }
        StringBuilder text = new StringBuilder(literal.length());
        int position = 0;
        while (position < literal.length()) {
            char character = literal.charAt(position);
            if (character != '\\' || position + 1 == literal.length()) {
                text.append(character);
                position++;
            } else {
                position = escape(source, literal, position, offset, text);
            }
        }
        return text.toString();
    }

    private static int escape(Source source, String literal, int start, int offset, StringBuilder text) {
        char kind = literal.charAt(start + 1);
        int next = start + 2;
        switch (kind) {
            case '\n' -> {}
            case '\\', '\'', '"' -> text.append(kind);
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'v' -> text.append('\u000b');
            case 'x' -> {
                return hexadecimal(source, literal, next, 2, offset, text);
            }
            case 'u' -> {
                return hexadecimal(source, literal, next, 4, offset, text);
            }
            case 'U' -> {
                return hexadecimal(source, literal, next, 8, offset, text);
            }
            default -> {
                if (kind >= '0' && kind <= '7') {
                    return octal(literal, start + 1, text);
                }
                text.append('\\').append(kind);
            }
        }
        return next;
    }

    private static int octal(String literal, int start, StringBuilder text) {
        int end = start;
        while (end < literal.length() && end < start + 3 && literal.charAt(end) >= '0' && literal.charAt(end) <= '7') {
            end++;
        }
        text.append((char) Integer.parseInt(literal.substring(start, end), 8));
        return end;
    }

    private static int hexadecimal(
            Source source, String literal, int start, int digits, int offset, StringBuilder text) {
        int end = start + digits;
        if (end > literal.length() || !literal.substring(start, end).matches("[0-9a-fA-F]+")) {
            throw source.error(
                    offset + start - 2, "truncated escape in a string: expected " + digits + " hexadecimal digits");
        }
        long point = Long.parseLong(literal.substring(start, end), 16);
        if (point > Character.MAX_CODE_POINT) {
            throw source.error(offset + start - 2, "illegal Unicode character in a string");
        }
        text.appendCodePoint((int) point);
        return end;
    }
}
