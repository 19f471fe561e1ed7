package dev.floe.spi.problem;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * A range of characters in a text file.
 *
 * @param file the path as the user would type it from the project directory, with {@code /} between names on every system
 * @param line the first line, counted from 1
 * @param column the first column, counted from 1 in Unicode code points
 * @param endLine the line of the end
 * @param endColumn the column just after the last character
 */
public record Place(String file, int line, int column, int endLine, int endColumn) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::file)
            .thenComparingInt(Place::line)
            .thenComparingInt(Place::column)
            .thenComparingInt(Place::endLine)
            .thenComparingInt(Place::endColumn);

    public Place {
        requireNonNull(file, "file is null");
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException(
                    "Cannot make a place of %d:%d to %d:%d".formatted(line, column, endLine, endColumn));
        }
    }

    /** The very start of a file: for a problem of the file as a whole. */
    public static Place startOf(String file) {
        return new Place(file, 1, 1, 1, 1);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
