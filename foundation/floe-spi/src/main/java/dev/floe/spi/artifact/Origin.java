package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where an effective value was set.
 *
 * @param manifest the name of the manifest, else its path; {@code floe} for a value that floe brings
 * @param position in the manifest; empty for a value that floe brings
 */
public record Origin(String manifest, Optional<Position> position) {
    /** A value that floe itself brings because no manifest sets it. */
    public static final Origin BUILT_IN = new Origin("floe", Optional.empty());

    /**
     * A place in a manifest.
     *
     * @param file relative to the project directory
     * @param line counted from 1
     * @param column counted from 1
     */
    public record Position(String file, int line, int column) {
        public Position {
            requireNonNull(file, "file is null");
        }

        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    public Origin {
        requireNonNull(manifest, "manifest is null");
        requireNonNull(position, "position is null");
    }

    /** A value that a manifest sets. */
    public static Origin at(String manifest, String file, int line, int column) {
        return new Origin(manifest, Optional.of(new Position(file, line, column)));
    }

    public boolean isBuiltIn() {
        return position.isEmpty();
    }
}
