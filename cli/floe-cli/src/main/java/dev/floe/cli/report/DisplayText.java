package dev.floe.cli.report;

import java.util.Arrays;

/**
 * A line as a terminal shows it: how wide each of its code points is, with nothing in it that could move the cursor, change
 * the colours or reorder what is read. A tab becomes four spaces, a control character its picture.
 *
 * <p>Widths follow Unicode's East Asian Width in coarse ranges, which is what terminals do.
 */
public final class DisplayText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final String TAB = "    ";

    /** First and last code point of the ranges that take two columns. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
    };

    private final int[] codePoints;
    private final int[] starts;

    private DisplayText(int[] codePoints) {
        this.codePoints = codePoints;
        starts = new int[codePoints.length + 1];
        for (int index = 0; index < codePoints.length; index++) {
            starts[index + 1] = starts[index] + width(codePoints[index]);
        }
    }

    public static DisplayText of(String line) {
        return new DisplayText(line.codePoints().toArray());
    }

    public int length() {
        return codePoints.length;
    }

    /** In columns of the terminal. */
    public int width() {
        return starts[codePoints.length];
    }

    /** The column of the terminal where a code point starts, from 0; the end of the line for one that lies behind it. */
    public int columnOf(int index) {
        return starts[Math.min(Math.max(index, 0), codePoints.length)];
    }

    /** The code points from one index up to another. */
    public DisplayText part(int from, int to) {
        return new DisplayText(Arrays.copyOfRange(codePoints, from, to));
    }

    /** Safe to print. */
    public String text() {
        StringBuilder text = new StringBuilder(codePoints.length);
        for (int codePoint : codePoints) {
            if (codePoint == '\t') {
                text.append(TAB);
            } else {
                text.appendCodePoint(shown(codePoint));
            }
        }
        return text.toString();
    }

    private static int shown(int codePoint) {
        if (codePoint < 0x20) {
            return 0x2400 + codePoint;
        }
        if (codePoint == 0x7F) {
            return 0x2421;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                REPLACEMENT;
            // What joins emoji and letters is harmless; the rest of this category reorders or hides text.
            case Character.FORMAT -> isJoiner(codePoint) ? codePoint : REPLACEMENT;
            default -> codePoint;
        };
    }

    private static int width(int codePoint) {
        if (codePoint == '\t') {
            return TAB.length();
        }
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || isJoiner(codePoint)) {
            return 0;
        }
        if (codePoint >= 0x1160 && codePoint <= 0x11FF) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D;
    }
}
