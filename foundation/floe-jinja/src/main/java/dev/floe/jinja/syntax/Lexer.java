package dev.floe.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a template into tokens by Jinja2's rules with its default delimiters: nothing is trimmed but what {@code -} asks
 * for, and one newline at the very end.
 */
final class Lexer {
    private static final Pattern RAW_BEGIN =
            Pattern.compile("\\{%[-+]?\\s*raw\\s*(-%}\\s*|%})", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern RAW_END =
            Pattern.compile("\\{%([-+]?)\\s*endraw\\s*(\\+%}|-%}\\s*|%})", Pattern.UNICODE_CHARACTER_CLASS);

    private final Source source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(Source source) {
        this.source = source;
        String all = source.text();
        this.text = all.endsWith("\n") ? all.substring(0, all.length() - 1) : all;
    }

    /** All tokens, the last one of type END. */
    static List<Token> tokens(Source source) {
        Lexer lexer = new Lexer(source);
        lexer.template();
        return lexer.tokens;
    }

    private void template() {
        while (position < text.length()) {
            int tag = nextTag();
            if (tag < 0) {
                data(position, text.length(), "");
                position = text.length();
            } else {
                tag(tag);
            }
        }
        add(TokenType.END, "", text.length());
    }

    private int nextTag() {
        for (int brace = text.indexOf('{', position); brace >= 0; brace = text.indexOf('{', brace + 1)) {
            char next = charAt(brace + 1);
            if (next == '{' || next == '%' || next == '#') {
                return brace;
            }
        }
        return -1;
    }

    private void tag(int start) {
        char kind = text.charAt(start + 1);
        char modifier = charAt(start + 2);
        boolean isModified = modifier == '-' || modifier == '+';
        data(position, start, isModified ? "" + modifier : "");
        position = start + (isModified ? 3 : 2);
        switch (kind) {
            case '#' -> comment(start);
            case '{' -> {
                add(TokenType.OUTPUT_BEGIN, "{{", start);
                expression(TokenType.OUTPUT_END, "}}");
            }
            default -> {
                Matcher raw = RAW_BEGIN.matcher(text).region(start, text.length());
                if (raw.lookingAt()) {
                    raw(start, raw.end());
                } else {
                    add(TokenType.BLOCK_BEGIN, "{%", start);
                    expression(TokenType.BLOCK_END, "%}");
                }
            }
        }
    }

    private void comment(int start) {
        int end = text.indexOf("#}", position);
        if (end < 0) {
            throw source.error(start, "Missing end of comment tag");
        }
        boolean isStripping = end > position && text.charAt(end - 1) == '-';
        position = end + 2;
        if (isStripping) {
            skipWhitespace();
        }
    }

    private void raw(int start, int bodyStart) {
        Matcher end = RAW_END.matcher(text);
        if (!end.find(bodyStart)) {
            throw source.error(start, "Missing end of raw directive");
        }
        data(bodyStart, end.start(), end.group(1));
        position = end.end();
    }

    private void data(int start, int end, String modifier) {
        int stop = end;
        if (modifier.equals("-")) {
            while (stop > start && isSpace(text.charAt(stop - 1))) {
                stop--;
            }
        }
        if (stop > start) {
            add(TokenType.DATA, text.substring(start, stop), start);
        }
    }

    private void expression(TokenType endType, String end) {
        int tagStart = position;
        StringBuilder open = new StringBuilder();
        while (true) {
            skipWhitespace();
            if (position >= text.length()) {
                if (!open.isEmpty()) {
                    throw source.error(text.length(), "unexpected end of template, expected '" + last(open) + "'");
                }
                throw source.error(
                        Math.max(0, tagStart - 2),
                        "Unexpected end of template: the tag is not closed by '" + end + "'");
            }
            if (open.isEmpty() && tagEnds(endType, end)) {
                return;
            }
            token(open);
        }
    }

    private boolean tagEnds(TokenType endType, String end) {
        if (text.startsWith(end, position)) {
            add(endType, end, position);
            position += 2;
            return true;
        }
        char modifier = text.charAt(position);
        boolean isModifier = modifier == '-' || (modifier == '+' && endType == TokenType.BLOCK_END);
        if (isModifier && text.startsWith(end, position + 1)) {
            add(endType, end, position);
            position += 3;
            if (modifier == '-') {
                skipWhitespace();
            }
            return true;
        }
        return false;
    }

    private void token(StringBuilder open) {
        char first = text.charAt(position);
        if (first == '\'' || first == '"') {
            string(first);
        } else if (isDigit(first)) {
            number();
        } else if (first == '_' || Character.isUnicodeIdentifierStart(text.codePointAt(position))) {
            name();
        } else {
            operator(open);
        }
    }

    private void string(char quote) {
        int start = position;
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw source.error(start, "unexpected char '" + quote + "': the string has no end");
        }
        position = end + 1;
        add(TokenType.STRING, StringEscapes.unescape(source, text.substring(start + 1, end), start + 1), start);
    }

    private void number() {
        Matcher number = NumberLiterals.matcher(text, position);
        add(
                NumberLiterals.isFloat(number) ? TokenType.FLOAT : TokenType.INTEGER,
                number.group().replace("_", ""),
                position);
        position = number.end();
        if (position < text.length() && Character.isUnicodeIdentifierPart(text.charAt(position))) {
            throw source.error(position, "unexpected '" + text.charAt(position) + "' after a number");
        }
    }

    private void name() {
        int end = position;
        while (end < text.length() && isNamePart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        add(TokenType.NAME, text.substring(position, end), position);
        position = end;
    }

    private static boolean isNamePart(int point) {
        return point == '_' || (Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point));
    }

    private void operator(StringBuilder open) {
        String two = position + 2 <= text.length() ? text.substring(position, position + 2) : "";
        String sign =
                switch (two) {
                    case "//", "**", "==", "!=", ">=", "<=" -> two;
                    default -> text.substring(position, position + 1);
                };
        if (sign.length() == 1 && "+-/*%~[](){}<>=.:|,;".indexOf(sign) < 0) {
            throw source.error(position, "unexpected char '" + Character.toString(text.codePointAt(position)) + "'");
        }
        switch (sign) {
            case "(" -> open.append(')');
            case "[" -> open.append(']');
            case "{" -> open.append('}');
            case ")", "]", "}" -> {
                if (open.isEmpty()) {
                    throw source.error(position, "unexpected '" + sign + "'");
                }
                if (last(open) != sign.charAt(0)) {
                    throw source.error(position, "unexpected '" + sign + "', expected '" + last(open) + "'");
                }
                open.setLength(open.length() - 1);
            }
            default -> {}
        }
        add(TokenType.OPERATOR, sign, position);
        position += sign.length();
    }

    private static char last(StringBuilder open) {
        return open.charAt(open.length() - 1);
    }

    private void skipWhitespace() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
    }

    /** Python's whitespace. */
    private static boolean isSpace(char character) {
        return Character.isWhitespace(character)
                || character == '\u0085'
                || character == '\u00a0'
                || character == '\u2007'
                || character == '\u202f';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private void add(TokenType type, String content, int offset) {
        tokens.add(new Token(type, content, offset));
    }
}
