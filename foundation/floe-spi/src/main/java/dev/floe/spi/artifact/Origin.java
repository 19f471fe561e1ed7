package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

/**
 * Where an effective value was set.
 *
 * @param manifest the name of the manifest, else its path; {@code floe} for a built-in value
 * @param file relative to the project directory; empty for a built-in value
 * @param line counted from 1; 0 for a built-in value
 * @param column counted from 1; 0 for a built-in value
 */
public record Origin(String manifest, String file, int line, int column) {
    /** A value that floe itself brings because no manifest sets it. */
    public static final Origin BUILT_IN = new Origin("floe", "", 0, 0);

    public Origin {
        requireNonNull(manifest, "manifest is null");
        requireNonNull(file, "file is null");
    }

    public boolean isBuiltIn() {
        return line == 0;
    }
}
