package dev.floe.compiler.load;

import dev.floe.documents.DocumentError;
import dev.floe.documents.Sha256;
import dev.floe.spi.artifact.Input;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the files of one compilation and remembers what was read, for the artifact's digests and for the messages. */
final class InputFiles {
    /** One byte more than a document may have, so that the reader of documents notices. */
    private static final int MAXIMUM_BYTES = 8 * 1024 * 1024 + 1;

    private final Path projectDirectory;
    private final Map<Path, Path> replaced;
    private final ProblemCollector problems;
    private final Map<String, Input> inputs = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    /**
     * @param projectDirectory absolute and normalized
     * @param replaced files that are read instead of others, by the real path of these
     */
    InputFiles(Path projectDirectory, Map<Path, Path> replaced, ProblemCollector problems) {
        this.projectDirectory = projectDirectory;
        this.replaced = Map.copyOf(replaced);
        this.problems = problems;
    }

    /** The path as it is shown and recorded: relative to the project directory, with {@code /} between names. */
    String display(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        String shown = projectDirectory.relativize(absolute).toString().replace('\\', '/');
        return shown.isEmpty() ? "." : shown;
    }

    /** The bytes of a file; empty, and reported, where it cannot be read. */
    Optional<byte[]> read(Path file) {
        String path = display(file);
        if (Files.isDirectory(file)) {
            problems.add(
                    Problem.error(DocumentError.UNREADABLE, Place.startOf(path), "'%s' is a directory".formatted(path))
                            .withHelp("put a file there, or name another one"));
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(inForce(file))) {
            byte[] bytes = stream.readNBytes(MAXIMUM_BYTES);
            inputs.put(path, new Input(path, Sha256.of(bytes)));
            texts.put(path, new String(bytes, StandardCharsets.UTF_8));
            return Optional.of(bytes);
        } catch (IOException e) {
            problems.add(Problem.error(
                            DocumentError.UNREADABLE,
                            Place.startOf(path),
                            "'%s' cannot be read: %s"
                                    .formatted(path, e.getClass().getSimpleName()))
                    .withHelp("check that it is a file that you may read"));
            return Optional.empty();
        }
    }

    private Path inForce(Path file) throws IOException {
        return replaced.isEmpty() ? file : replaced.getOrDefault(file.toRealPath(), file);
    }

    /** By path. */
    List<Input> inputs() {
        return List.copyOf(inputs.values());
    }

    /** The text of every file that was read, by its shown path. */
    Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }
}
