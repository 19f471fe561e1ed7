package dev.floe.plugin.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text of SQL apart at its semicolons. The driver would run all statements but the last while it holds the lock
 * that a cancellation needs, so that they could not be ended.
 */
final class DuckDbStatements {
    /** What a semicolon may stand in, and the semicolon. A doubled quote is the end of a text and the start of the next. */
    private static final Pattern TOKEN = Pattern.compile("""
            (?<comment> --[^\\n]*+ ) | (?<block> /\\* )
            | (?<!\\w)[eE]'(?:[^'\\\\]++|\\\\.)*+'
            | '[^']*+'
            | "[^"]*+"
            | (?<!\\w)\\$(?<tag>(?:[A-Za-z_]\\w*+)?)\\$.*?\\$\\k<tag>\\$
            | (?<end>;)
            """, Pattern.DOTALL | Pattern.COMMENTS);

    private static final Pattern BORDER = Pattern.compile("/\\*|\\*/");

    private DuckDbStatements() {}

    /** The statements in order, without those that are nothing but white space and comments. */
    static List<String> of(String sql) {
        List<String> statements = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int start = 0;
        int seen = 0;
        Matcher matcher = TOKEN.matcher(sql);
        for (boolean isFound = matcher.find(); isFound; isFound = matcher.find(seen)) {
            words.append(sql, seen, matcher.start());
            seen = matcher.group("block") == null ? matcher.end() : endOfBlock(sql, matcher.end());
            if (matcher.group("end") != null) {
                addStatement(statements, words, sql.substring(start, matcher.start()));
                start = seen;
            } else if (matcher.group("comment") == null && matcher.group("block") == null) {
                words.append(matcher.group());
            }
        }
        words.append(sql, seen, sql.length());
        addStatement(statements, words, sql.substring(start));
        return statements;
    }

    /** Where a comment ends, in which others may stand. */
    private static int endOfBlock(String sql, int start) {
        Matcher border = BORDER.matcher(sql);
        int depth = 1;
        int end = start;
        while (depth > 0 && border.find(end)) {
            depth += border.group().equals("/*") ? 1 : -1;
            end = border.end();
        }
        return depth == 0 ? end : sql.length();
    }

    private static void addStatement(List<String> statements, StringBuilder words, String text) {
        if (!words.toString().isBlank()) {
            statements.add(text.strip());
        }
        words.setLength(0);
    }
}
