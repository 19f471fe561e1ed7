package dev.floe.compiler.load;

import dev.floe.spi.problem.Place;

/** Turns offsets of a text into places. */
final class TextPositions {
    private final String path;
    private final String text;

    TextPositions(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** The place from one offset (included) to another (excluded), in UTF-16 units. */
    Place between(int start, int end) {
        return new Place(path, line(start), column(start), line(end), column(end));
    }

    private int line(int offset) {
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        return line;
    }

    private int column(int offset) {
        int lineStart = offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
        return text.codePointCount(lineStart, offset) + 1;
    }
}
