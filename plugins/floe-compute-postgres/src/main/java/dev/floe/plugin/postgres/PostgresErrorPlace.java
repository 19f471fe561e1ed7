package dev.floe.plugin.postgres;

import dev.floe.spi.session.RefusedAt;

/**
 * Shows where in a text PostgreSQL sees an error, as its own programs do: the line with its number, cut to 60 characters
 * where it is longer, and a mark below the place.
 */
final class PostgresErrorPlace {
    private static final int WIDTH = 60;

    /** How many characters stay behind the place, where the line is cut there. */
    private static final int BEHIND = 10;

    private static final String CUT = "...";

    private PostgresErrorPlace() {}

    /** The two lines. */
    static String of(RefusedAt refused) {
        int[] characters = refused.statement().codePoints().toArray();
        int place = refused.statement().codePointCount(0, refused.offset());
        int line = 1;
        int start = 0;
        for (int i = 0; i < place; i++) {
            if (characters[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        int end = place;
        while (end < characters.length && characters[end] != '\n' && characters[end] != '\r') {
            end++;
        }
        return shown("LINE " + line + ": ", characters, start, place, end);
    }

    private static String shown(String prefix, int[] characters, int start, int place, int end) {
        int first = start;
        int last = end;
        if (end - start > WIDTH) {
            if (start + WIDTH >= place + BEHIND) {
                last = start + WIDTH;
            } else {
                last = Math.min(end, place + BEHIND);
                first = Math.max(start, last - WIDTH);
            }
        }
        StringBuilder shown = new StringBuilder(prefix).append(first > start ? CUT : "");
        int before = shown.length() + place - first;
        for (int i = first; i < last; i++) {
            shown.appendCodePoint(characters[i] == '\t' ? ' ' : characters[i]);
        }
        return shown.append(last < end ? CUT : "")
                .append('\n')
                .repeat(' ', before)
                .append('^')
                .toString();
    }
}
