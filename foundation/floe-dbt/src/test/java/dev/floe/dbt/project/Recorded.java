package dev.floe.dbt.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Answers that the real dbt gave. */
final class Recorded {
    private Recorded() {}

    static List<String> lines(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Recorded.class.getResourceAsStream(name), "there is no recording " + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
