package dev.floe.jinja.method;

/** Indexes as Python's methods take them: negative ones count from the end, and what lies outside is cut. */
final class Bounds {
    private Bounds() {}

    static int of(int index, int length) {
        long absolute = index < 0 ? (long) index + length : index;
        return (int) Math.max(0, Math.min(absolute, length));
    }
}
