package dev.floe.cli.report;

import dev.floe.spi.problem.Place;

/**
 * One line of a file with carets under a range of it. Of a range over several lines, the first is shown. A long line is cut
 * around the range.
 */
final class CodeFrame {
    private static final int WIDEST = 100;
    private static final int BEFORE = 40;
    private static final String CUT = "…";

    private final String line;
    private final String underline;

    private CodeFrame(String line, String underline) {
        this.line = line;
        this.underline = underline;
    }

    static CodeFrame of(SourceLine source, Place place) {
        DisplayText text = source.shown();
        int from = Math.min(source.shownIndex(place.column() - 1), text.length());
        int to = place.endLine() > place.line() ? text.length() : source.shownIndex(place.endColumn() - 1);
        to = Math.min(Math.max(to, from), text.length());
        return text.width() <= WIDEST ? whole(text, from, to) : cut(text, from, to);
    }

    /** Without a space at its end. */
    String line() {
        return line;
    }

    /** The spaces before the carets, and the carets. */
    String underline() {
        return underline;
    }

    private static CodeFrame whole(DisplayText text, int from, int to) {
        return new CodeFrame(text.text().stripTrailing(), carets(text.columnOf(from), text.columnOf(to)));
    }

    private static CodeFrame cut(DisplayText text, int from, int to) {
        int start = from;
        while (start > 0 && text.columnOf(from) - text.columnOf(start - 1) <= BEFORE) {
            start--;
        }
        int end = start;
        while (end < text.length() && text.columnOf(end + 1) - text.columnOf(start) <= WIDEST - 2) {
            end++;
        }
        String before = start > 0 ? CUT : "";
        String after = end < text.length() ? CUT : "";
        int shift = before.length() - text.columnOf(start);
        return new CodeFrame(
                (before + text.part(start, end).text() + after).stripTrailing(),
                carets(text.columnOf(from) + shift, text.columnOf(Math.min(to, end)) + shift));
    }

    private static String carets(int from, int to) {
        return " ".repeat(from) + "^".repeat(Math.max(1, to - from));
    }
}
