package dev.floe.dbt.compile;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Reads the tokens of SQL that stand outside of parentheses, as far as it takes to find words: strings, quoted names,
 * comments and dollar quotes count as one token each.
 */
final class SqlScanner {
    private final String sql;
    private int position;
    private int depth;

    /**
     * What stands in the text.
     *
     * @param start its first character
     * @param end the character behind it
     */
    record Token(Kind kind, int start, int end) {}

    /** What a token is, as far as this reader tells them apart. */
    enum Kind {
        BLANK,
        COMMENT,
        WORD,
        SEMICOLON,
        OTHER
    }

    SqlScanner(String sql) {
        this.sql = sql;
    }

    /** The next token outside of parentheses; a whole pair of them counts as one. */
    Optional<Token> next() {
        if (position >= sql.length()) {
            return Optional.empty();
        }
        int start = position;
        Kind kind = read();
        while (depth > 0 && position < sql.length()) {
            read();
        }
        return Optional.of(new Token(kind, start, position));
    }

    private Kind read() {
        char first = sql.charAt(position);
        if (Character.isWhitespace(first)) {
            position = endWhile(position, Character::isWhitespace);
            return Kind.BLANK;
        }
        if (sql.startsWith("--", position) || sql.startsWith("# ", position)) {
            position = behind("\n", position);
            return Kind.COMMENT;
        }
        if (sql.startsWith("/*", position)) {
            position = behind("*/", position + 2);
            return Kind.COMMENT;
        }
        if (Character.isLetter(first) || first == '_') {
            position = endWhile(position, each -> Character.isLetterOrDigit(each) || each == '_' || each == '$');
            return Kind.WORD;
        }
        readOther(first);
        return first == ';' ? Kind.SEMICOLON : Kind.OTHER;
    }

    private void readOther(char first) {
        switch (first) {
            case '\'', '"', '`' -> position = behindQuote(first);
            case '$' -> position = behindDollars();
            case '(' -> {
                depth++;
                position++;
            }
            case ')' -> {
                depth = Math.max(0, depth - 1);
                position++;
            }
            default -> position++;
        }
    }

    private int endWhile(int start, IntPredicate belongs) {
        int end = start;
        while (end < sql.length() && belongs.test(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int behind(String mark, int start) {
        int found = sql.indexOf(mark, start);
        return found < 0 ? sql.length() : found + mark.length();
    }

    /** A quote that is doubled stands for itself. */
    private int behindQuote(char quote) {
        int end = position + 1;
        while (end < sql.length()) {
            if (sql.charAt(end) == quote) {
                if (end + 1 >= sql.length() || sql.charAt(end + 1) != quote) {
                    return end + 1;
                }
                end++;
            }
            end++;
        }
        return end;
    }

    /** {@code $$...$$} and {@code $tag$...$tag$}. */
    private int behindDollars() {
        int end = endWhile(position + 1, each -> Character.isLetterOrDigit(each) || each == '_');
        if (end >= sql.length() || sql.charAt(end) != '$') {
            return position + 1;
        }
        return behind(sql.substring(position, end + 1), end + 1);
    }
}
