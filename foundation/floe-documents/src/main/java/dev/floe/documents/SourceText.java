package dev.floe.documents;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.ProblemCollector;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The characters of a document, and where each of them stands. Offsets count UTF-16 units, places count code points. */
public final class SourceText {
    private final String path;
    private final String text;
    private final int[] lineStarts;
    /** The offset of the first half of each surrogate pair: the only places where offsets and code points part. */
    private final int[] pairs;

    SourceText(String path, String text) {
        this.path = requireNonNull(path, "path is null");
        this.text = requireNonNull(text, "text is null");
        this.lineStarts = lineStarts(text);
        this.pairs = IntStream.range(0, text.length())
                .filter(offset -> Character.isHighSurrogate(text.charAt(offset)))
                .toArray();
    }

    /**
     * Decodes a file. Empty where the bytes are no text that a document may be made of; the reasons are with the problems
     * then. A byte order mark is reported and left out of the text.
     */
    public static Optional<SourceText> decode(
            String path, byte[] bytes, DocumentLimits limits, ProblemCollector problems) {
        return new SourceDecoder(path, bytes, problems).decode(limits);
    }

    public String text() {
        return text;
    }

    /** From an offset to the one just after the last character. */
    public Place place(int from, int to) {
        int start = Math.clamp(from, 0, text.length());
        int end = Math.clamp(to, start, text.length());
        int line = lineOf(start);
        int endLine = lineOf(end);
        return new Place(path, line + 1, column(line, start), endLine + 1, column(endLine, end));
    }

    /** The place of the whole file, for a problem of no part of it. */
    public Place start() {
        return Place.startOf(path);
    }

    /** The offset of a character that is given by its number of code points from the start. */
    int offsetOfCodePoint(int index) {
        int low = 0;
        int high = pairs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairs[middle] - middle < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return index + low;
    }

    private int column(int line, int offset) {
        return codePoints(offset) - codePoints(lineStarts[line]) + 1;
    }

    private int codePoints(int offset) {
        int position = Arrays.binarySearch(pairs, offset);
        return offset - (position >= 0 ? position : -position - 1);
    }

    private int lineOf(int offset) {
        int position = Arrays.binarySearch(lineStarts, offset);
        return position >= 0 ? position : -position - 2;
    }

    private static int[] lineStarts(String text) {
        IntStream.Builder starts = IntStream.builder();
        starts.add(0);
        for (int offset = 0; offset < text.length(); offset++) {
            char character = text.charAt(offset);
            boolean endsLine = character == '\n'
                    || (character == '\r' && (offset + 1 == text.length() || text.charAt(offset + 1) != '\n'));
            if (endsLine) {
                starts.add(offset + 1);
            }
        }
        return starts.build().toArray();
    }
}
