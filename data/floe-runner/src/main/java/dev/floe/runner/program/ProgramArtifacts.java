package dev.floe.runner.program;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.documents.DocumentLimits;
import dev.floe.documents.json.JsonReader;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the JSON that dbt writes. */
final class ProgramArtifacts {
    /** A manifest of ten thousand models has some hundred megabytes. */
    private static final DocumentLimits LIMITS = new DocumentLimits(Integer.MAX_VALUE - 8, 256, 100_000_000);

    private ProgramArtifacts() {}

    /** @throws dev.floe.spi.problem.FloeException if it is no JSON */
    static DictValue read(Path file) {
        ProblemCollector problems = new ProblemCollector();
        try {
            Optional<DictValue> read = object(file.toString(), Files.readAllBytes(file), problems);
            problems.throwIfErrors();
            return read.orElseThrow(() -> new IllegalStateException(file + " of dbt is no object"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A line that dbt prints; empty: it is no object. */
    static Optional<DictValue> line(String line) {
        return line.startsWith("{")
                ? object("dbt", line.getBytes(StandardCharsets.UTF_8), new ProblemCollector())
                : Optional.empty();
    }

    private static Optional<DictValue> object(String name, byte[] bytes, ProblemCollector problems) {
        return JsonReader.read(name, bytes, LIMITS, problems)
                .root()
                .map(DocumentValues::toValue)
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast);
    }
}
