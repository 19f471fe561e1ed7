package dev.floe.lineage.parse;

import java.util.Locale;
import java.util.Set;

/**
 * SQL as the parser reads it, character for character at the same offset. The parser takes two empty lines for the end of a
 * statement and some words for keywords that engines take for names; both are common in projects.
 */
final class PreparedSql {
    /** Stands before the rest of a name whose first character it hides, so that the parser sees no keyword. */
    private static final char DISGUISE = 'ǂ';

    private static final Set<String> NAMES = Set.of(
            "final", "uuid", "returns", "output", "errors", "error", "plan", "parallel", "xml", "source", "target");

    private final String sql;
    private final char[] text;
    private final Dialect dialect;

    private PreparedSql(String sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
        this.text = sql.toCharArray();
    }

    static String of(String sql, Dialect dialect) {
        PreparedSql prepared = new PreparedSql(sql, dialect);
        prepared.run();
        return new String(prepared.text);
    }

    /** A name as it was written. */
    static String original(String name) {
        return name.indexOf(DISGUISE) < 0 ? name : restored(name);
    }

    private static String restored(String name) {
        return NAMES.stream()
                .filter(word -> name.toLowerCase(Locale.ROOT).equals(DISGUISE + word.substring(1)))
                .findFirst()
                .map(word -> word.charAt(0) + name.substring(1))
                .orElse(name);
    }

    private void run() {
        int at = 0;
        int comma = -1;
        while (at < text.length) {
            char c = text[at];
            if (c == '\'' || c == '"' || c == '`') {
                at = quoted(at, c);
                comma = -1;
            } else if (sql.startsWith("--", at)) {
                at = lineEnd(at);
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? text.length : end + 2;
            } else if (sql.startsWith("//", at)) {
                at = slashes(at);
            } else if (c == '\n' && isBlankLine(at)) {
                text[at++] = ' ';
            } else if (Character.isJavaIdentifierStart(c)) {
                at = word(at, comma);
                comma = -1;
            } else {
                if (c == ',') {
                    comma = at;
                } else if (!Character.isWhitespace(c)) {
                    if (c == ')' && comma >= 0) {
                        text[comma] = ' ';
                    }
                    comma = -1;
                }
                at++;
            }
        }
    }

    private int quoted(int start, char quote) {
        int at = start + 1;
        while (at < text.length && text[at] != quote) {
            if (text[at] == '\n' && isBlankLine(at)) {
                text[at] = ' ';
            }
            at++;
        }
        return at + 1;
    }

    /** Integer division or a comment; the parser takes them for one. */
    private int slashes(int at) {
        if (dialect == Dialect.DUCKDB) {
            text[at + 1] = ' ';
            return at + 2;
        }
        return lineEnd(at);
    }

    private int lineEnd(int start) {
        int end = sql.indexOf('\n', start);
        return end < 0 ? text.length : end;
    }

    /** Whether nothing stands between this line break and the one before. */
    private boolean isBlankLine(int lineBreak) {
        int at = lineBreak - 1;
        while (at >= 0 && (sql.charAt(at) == ' ' || sql.charAt(at) == '\t' || sql.charAt(at) == '\r')) {
            at--;
        }
        return at < 0 || sql.charAt(at) == '\n';
    }

    /** @param comma the one before it, if nothing stands between: an engine takes one before {@code from} for none */
    private int word(int start, int comma) {
        int end = start;
        while (end < text.length && Character.isJavaIdentifierPart(text[end])) {
            end++;
        }
        String word = sql.substring(start, end).toLowerCase(Locale.ROOT);
        int colon = word.equals("lambda") ? lambdaColon(end) : -1;
        if (colon >= 0) {
            arrow(start, end, colon);
            return colon + 1;
        }
        if (NAMES.contains(word) && !isCall(end)) {
            text[start] = DISGUISE;
        }
        if (comma >= 0 && word.equals("from")) {
            text[comma] = ' ';
        }
        return end;
    }

    /** Where the parameters of Python's form of a lambda end; -1: it is none. */
    private int lambdaColon(int from) {
        int at = from;
        while (at < text.length
                && (Character.isJavaIdentifierPart(text[at]) || text[at] == ',' || Character.isWhitespace(text[at]))) {
            at++;
        }
        return at < text.length && text[at] == ':' && !sql.substring(from, at).isBlank() ? at : -1;
    }

    /** Writes it in the form with an arrow, which has room in the same place. */
    private void arrow(int start, int end, int colon) {
        String parameters = sql.substring(end, colon).replaceAll("\\s", "");
        String arrow = "(" + parameters + ")->";
        int gap = colon + 1 - start - arrow.length();
        for (int i = start; i <= colon; i++) {
            text[i] = i < start + gap ? ' ' : arrow.charAt(i - start - gap);
        }
    }

    private boolean isCall(int end) {
        return end < text.length && text[end] == '(';
    }
}
