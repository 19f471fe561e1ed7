package dev.floe.compiler.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word, a quoted name, or a single sign of SQL.
 *
 * @param text in lower case, without quotes
 * @param start its first character
 * @param end the character behind it
 */
record SqlToken(Kind kind, String text, int start, int end) {
    /** What it is. */
    enum Kind {
        WORD,
        QUOTED,
        TEXT,
        TEMPLATE,
        SIGN
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** The tokens of a surface. */
    static List<SqlToken> of(String surface) {
        List<SqlToken> tokens = new ArrayList<>();
        int position = 0;
        while (position < surface.length()) {
            char first = surface.charAt(position);
            if (Character.isWhitespace(first)) {
                position++;
                continue;
            }
            SqlToken token = next(surface, position, first);
            tokens.add(token);
            position = token.end();
        }
        return tokens;
    }

    private static SqlToken next(String surface, int start, char first) {
        if (first == SqlSurface.TEMPLATE) {
            int end = start;
            while (end < surface.length() && surface.charAt(end) == SqlSurface.TEMPLATE) {
                end++;
            }
            return new SqlToken(Kind.TEMPLATE, "", start, end);
        }
        if (first == '\'' || first == '"' || first == '`') {
            int end = surface.indexOf(first, start + 1);
            int close = end < 0 ? surface.length() : end;
            return new SqlToken(
                    first == '\'' ? Kind.TEXT : Kind.QUOTED,
                    surface.substring(start + 1, close).toLowerCase(Locale.ROOT),
                    start,
                    Math.min(surface.length(), close + 1));
        }
        if (Character.isLetter(first) || first == '_') {
            int end = start;
            while (end < surface.length() && isPart(surface.charAt(end))) {
                end++;
            }
            return new SqlToken(Kind.WORD, surface.substring(start, end).toLowerCase(Locale.ROOT), start, end);
        }
        return new SqlToken(Kind.SIGN, String.valueOf(first), start, start + 1);
    }

    private static boolean isPart(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_' || sign == '$';
    }
}
