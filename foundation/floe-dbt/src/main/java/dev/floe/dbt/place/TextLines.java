package dev.floe.dbt.place;

import java.util.ArrayList;
import java.util.List;

/** Turns offsets of a text, whose lines end in plain newlines, into lines and columns. */
final class TextLines {
    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    TextLines(String text) {
        this.text = text;
        starts.add(0);
        for (int newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', newline + 1)) {
            starts.add(newline + 1);
        }
    }

    /** Counted from 1. */
    int line(int offset) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    /** Counted from 1, in code points. */
    int column(int offset) {
        int end = Math.min(offset, text.length());
        return text.codePointCount(starts.get(line(end) - 1), end) + 1;
    }
}
