package dev.floe.documents.json;

import dev.floe.documents.Document;
import dev.floe.documents.DocumentLimits;
import dev.floe.documents.Sha256;
import dev.floe.documents.SourceText;
import dev.floe.spi.problem.ProblemCollector;

/** Reads one JSON document, with the same limits and the same nodes as YAML. */
public final class JsonReader {
    private JsonReader() {}

    /**
     * Reads a document and reports what is wrong with it. Never throws for what the bytes hold. JSON is taken as RFC 8259
     * defines it: no comments, no trailing comma, nothing after the document; a key that stands twice is an error.
     */
    public static Document read(String path, byte[] bytes, ProblemCollector problems) {
        return read(path, bytes, DocumentLimits.STANDARD, problems);
    }

    /** Reads a document that a program wrote, which may be longer than what people write. */
    public static Document read(String path, byte[] bytes, DocumentLimits limits, ProblemCollector problems) {
        return new Document(
                path,
                Sha256.of(bytes),
                SourceText.decode(path, bytes, limits, problems)
                        .flatMap(source -> new JsonTreeReader(source, limits, problems).read()));
    }
}
