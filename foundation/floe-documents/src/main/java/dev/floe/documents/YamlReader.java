package dev.floe.documents;

import dev.floe.spi.problem.ProblemCollector;
import java.util.Arrays;

/** Reads one YAML document from bytes that anybody may have written. */
public final class YamlReader {
    private YamlReader() {}

    /**
     * Reads a document and reports what is wrong with it. Never throws for what the bytes hold, and takes time in
     * proportion to them.
     *
     * <p>The document has a root although something is wrong wherever the rest of it makes sense without it (a duplicate
     * key, a tag, an alias), so that a caller can go on and report everything at once. It has none after a syntax error, an
     * exceeded limit, and for an empty file. An empty file of {@link YamlDialect#DBT} is no error, its root is {@link
     * DocumentNode.Nothing}.
     *
     * @param path as it is to be shown to the user
     */
    public static Document read(String path, byte[] bytes, YamlDialect dialect, ProblemCollector problems) {
        return new Document(
                path,
                Sha256.of(bytes),
                SourceText.decode(path, content(bytes, dialect), DocumentLimits.STANDARD, problems)
                        .flatMap(source ->
                                new YamlTreeReader(source, dialect, DocumentLimits.STANDARD, problems).read()));
    }

    /** PyYAML, and so dbt, skips a byte order mark; floe's own files have none. */
    private static byte[] content(byte[] bytes, YamlDialect dialect) {
        boolean isMarked = dialect == YamlDialect.DBT
                && bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
        return isMarked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }
}
