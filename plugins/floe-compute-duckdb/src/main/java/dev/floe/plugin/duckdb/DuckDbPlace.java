package dev.floe.plugin.duckdb;

import dev.floe.spi.session.RefusedAt;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where in a statement DuckDB stumbled: its messages end with the line, of which long ones are cut, and a mark below it. */
final class DuckDbPlace {
    private static final Pattern EXCERPT = Pattern.compile("(?m)^LINE (\\d{1,9}): (.*)\\R( *)\\^");
    private static final String CUT = "...";

    private DuckDbPlace() {}

    static Optional<RefusedAt> find(String message, String statement) {
        Matcher excerpt = EXCERPT.matcher(message);
        if (!excerpt.find()) {
            return Optional.empty();
        }
        int column = excerpt.end(3) - excerpt.start(3) - ("LINE " + excerpt.group(1) + ": ").length();
        String shown = excerpt.group(2);
        boolean isCut = shown.startsWith(CUT);
        String part = (isCut ? shown.substring(CUT.length()) : shown).replaceFirst("\\.\\.\\.$", "");
        int line = start(statement, Integer.parseInt(excerpt.group(1)));
        int found = line < 0 ? -1 : statement.indexOf(part, line);
        int offset = found + column - (isCut ? CUT.length() : 0);
        return found < 0 || offset < found || offset > statement.length()
                ? Optional.empty()
                : Optional.of(new RefusedAt(statement, offset));
    }

    /** Where a line begins, which counts from 1; negative: there is none. */
    private static int start(String statement, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int newline = statement.indexOf('\n', start);
            if (newline < 0) {
                return -1;
            }
            start = newline + 1;
        }
        return start;
    }
}
