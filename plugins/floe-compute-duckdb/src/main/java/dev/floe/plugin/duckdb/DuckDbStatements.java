package dev.floe.plugin.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text of SQL apart at its semicolons. The driver would run all statements but the last while it holds the lock
 * that a cancellation needs, so that they could not be ended.
 */
final class DuckDbStatements {
    private final String sql;
    private final List<String> statements = new ArrayList<>();
    private int start;
    private int at;
    /** Whether the statement has anything but white space and comments so far. */
    private boolean hasWords;

    private DuckDbStatements(String sql) {
        this.sql = sql;
    }

    /** The statements in order, without those that are nothing but white space and comments. */
    static List<String> of(String sql) {
        DuckDbStatements taken = new DuckDbStatements(sql);
        while (taken.at < sql.length()) {
            taken.step();
        }
        taken.end(sql.length());
        return taken.statements;
    }

    private void step() {
        char character = sql.charAt(at);
        switch (character) {
            case ';' -> {
                end(at);
                start = ++at;
            }
            case '-' -> {
                if (sql.startsWith("--", at)) {
                    at = orEnd(sql.indexOf('\n', at));
                } else {
                    word(at + 1);
                }
            }
            case '/' -> {
                if (sql.startsWith("/*", at)) {
                    at = endOfBlock(at + 2);
                } else {
                    word(at + 1);
                }
            }
            case 'e', 'E' -> word(Math.max(at + 1, endOfEscaped()));
            case '\'', '"' -> word(Math.max(at, sql.indexOf(character, at + 1)) + 1);
            case '$' -> word(Math.max(at + 1, endOfDollarQuoted()));
            default -> {
                hasWords |= !Character.isWhitespace(character);
                at++;
            }
        }
    }

    private void word(int end) {
        hasWords = true;
        at = end;
    }

    private void end(int end) {
        if (hasWords) {
            statements.add(sql.substring(start, end).strip());
        }
        hasWords = false;
    }

    private int orEnd(int found) {
        return found < 0 ? sql.length() : found;
    }

    /** Where a comment ends, in which others may stand. */
    private int endOfBlock(int begin) {
        int depth = 1;
        int end = begin;
        while (depth > 0) {
            int close = sql.indexOf("*/", end);
            if (close < 0) {
                return sql.length();
            }
            int open = sql.indexOf("/*", end);
            boolean isOpened = open >= 0 && open < close;
            depth += isOpened ? 1 : -1;
            end = (isOpened ? open : close) + 2;
        }
        return end;
    }

    /** Where a text with backslashes ends that begins here, as in {@code e'it\\'s'}; -1: none does. */
    private int endOfEscaped() {
        if (isInsideOfWord() || !sql.startsWith("'", at + 1)) {
            return -1;
        }
        int end = at + 2;
        while (end < sql.length() && sql.charAt(end) != '\'') {
            end += sql.charAt(end) == '\\' ? 2 : 1;
        }
        return end < sql.length() ? end + 1 : -1;
    }

    /** Where a text ends that begins here with a tag between dollars, which may be empty; -1: none does. */
    private int endOfDollarQuoted() {
        int tagged = at + 1;
        while (tagged < sql.length() && isOfWord(sql.charAt(tagged))) {
            tagged++;
        }
        if (isInsideOfWord()
                || tagged == sql.length()
                || sql.charAt(tagged) != '$'
                || Character.isDigit(sql.charAt(at + 1))) {
            return -1;
        }
        String tag = sql.substring(at, tagged + 1);
        int close = sql.indexOf(tag, tagged + 1);
        return close < 0 ? -1 : close + tag.length();
    }

    private boolean isInsideOfWord() {
        return at > 0 && isOfWord(sql.charAt(at - 1));
    }

    private static boolean isOfWord(char character) {
        return character == '_'
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
