package dev.floe.documents.artifact;

import dev.floe.documents.json.JsonWriter;
import dev.floe.documents.shape.JsonSchemaDocument;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Optional;

/**
 * The file that holds {@link CompiledArtifacts}: JSON, whose last member is the SHA-256 of all bytes before it.
 *
 * <p>The bytes are UTF-8. The first member is {@code "format_version"}. The file ends with these 86 bytes, where {@code
 * <hex>} stands for 64 lower-case hexadecimal digits and {@code ⏎} for a line feed:
 *
 * <pre>{@code
 * "digest": "sha256:<hex>"⏎}⏎
 * }</pre>
 *
 * and {@code <hex>} is the SHA-256 of everything before them: from the first byte of the file up to, not including, the
 * quotation mark that opens {@code "digest"}; the comma and white space before it count. So the digest of a file can be
 * checked with {@code head -c -86 FILE | sha256sum}, and there is no byte of it that can be altered unnoticed.
 */
public final class CompiledArtifactsFile {
    private static final String SCHEMA_ID = "https://floe.dev/schemas/compiled-artifacts-1.json";

    private CompiledArtifactsFile() {}

    /** The text of the file. Equal artifacts give equal bytes. */
    public static String write(CompiledArtifacts artifacts) {
        String object = JsonWriter.write(ArtifactsFormat.write(artifacts));
        String body = object.substring(0, object.lastIndexOf("\n}")) + ",\n  ";
        return body + ArtifactSeal.of(body);
    }

    /**
     * Reads the file; a truncated, altered or newer-major one is refused with a problem that says so.
     *
     * <p>A file of the same major and a newer minor version is read, and members that this version does not know are left
     * out; its digest is over bytes, so it covers them too.
     */
    public static Optional<CompiledArtifacts> read(String path, byte[] bytes, ProblemCollector problems) {
        return new ArtifactReader(path, bytes, problems).read();
    }

    /** The JSON Schema of the file. */
    public static PropertyValue.Entries jsonSchema() {
        return JsonSchemaDocument.of(SCHEMA_ID, "CompiledArtifacts of floe", ArtifactsFormat.ARTIFACTS);
    }
}
