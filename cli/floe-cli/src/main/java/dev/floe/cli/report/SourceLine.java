package dev.floe.cli.report;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.SecretMask;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One line of a file, as it was written and as it may be shown: credentials are masked. Indexes count code points from 0. */
final class SourceLine {
    /** A part that is shown as it was written. */
    private record Visible(int written, int shown, int length) {}

    private final DisplayText shown;
    private final NavigableMap<Integer, Visible> parts = new TreeMap<>();

    SourceLine(String line, String masked) {
        shown = DisplayText.of(masked);
        int end = 0;
        int endOfWritten = 0;
        int endOfShown = 0;
        String[] visible = masked.split(Pattern.quote(SecretMask.MASK), -1);
        for (int number = 0; number < visible.length; number++) {
            String part = visible[number];
            // Between two masks it is looked for from the left; a credential that repeats it moves a caret, no more.
            int start = number + 1 < visible.length ? line.indexOf(part, end) : line.length() - part.length();
            if (start < end) {
                break;
            }
            int written = endOfWritten + line.codePointCount(end, start);
            int length = part.codePointCount(0, part.length());
            parts.put(written, new Visible(written, endOfShown, length));
            end = start + part.length();
            endOfWritten = written + length;
            endOfShown += length + SecretMask.MASK.length();
        }
    }

    DisplayText shown() {
        return shown;
    }

    /** Where a code point of the written line stands in the shown one; what is masked stands at the mask's end. */
    int shownIndex(int index) {
        Visible part = requireNonNull(parts.floorEntry(index), "a line starts with a part, if an empty one")
                .getValue();
        int inside = index - part.written();
        return part.shown() + (inside <= part.length() ? inside : part.length() + SecretMask.MASK.length());
    }
}
