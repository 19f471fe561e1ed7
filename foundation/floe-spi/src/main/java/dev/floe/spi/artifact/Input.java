package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

/**
 * A file that the compilation read.
 *
 * @param path relative to the project directory, with {@code /} between names
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 */
public record Input(String path, String sha256) {
    public Input {
        requireNonNull(path, "path is null");
        requireNonNull(sha256, "sha256 is null");
    }
}
