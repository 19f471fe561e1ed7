package dev.floe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text files in the jar of the command line. */
final class PackagedText {
    private PackagedText() {}

    /** A file beside this class, or below it. */
    static Optional<String> read(String name) {
        try (InputStream stream = PackagedText.class.getResourceAsStream(name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read '" + name + "' of the installation", broken);
        }
    }
}
