package dev.floe.compiler.mesh;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.document.ManifestDocument;
import dev.floe.compiler.document.ManifestShape;
import dev.floe.documents.DocumentError;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A manifest with the products that belong to it.
 *
 * @param file of the manifest, absolute and normalized
 * @param path of the manifest, as shown
 */
public record Mesh(Path file, String path, ManifestDocument manifest, List<MeshProduct> products) {
    public Mesh {
        requireNonNull(file, "file is null");
        requireNonNull(path, "path is null");
        requireNonNull(manifest, "manifest is null");
        products = List.copyOf(products);
    }

    /**
     * Reads it; empty, and reported, where the manifest cannot be read.
     *
     * @param shownFrom the directory that shown paths are relative to, absolute and normalized
     */
    public static Optional<Mesh> read(Path file, Path shownFrom, ProblemCollector problems) {
        String path = shownFrom.relativize(file).toString().replace('\\', '/');
        try {
            return YamlReader.read(path, Files.readAllBytes(file), YamlDialect.STRICT, problems)
                    .root()
                    .flatMap(root -> ManifestShape.SHAPE.read(root, problems))
                    .map(manifest -> new Mesh(
                            file,
                            path,
                            manifest,
                            new Members(shownFrom, problems).below(file, new SharedNamespaces(List.of(manifest)))));
        } catch (IOException unreadable) {
            problems.add(Problem.error(
                            DocumentError.UNREADABLE,
                            Place.startOf(path),
                            "'%s' cannot be read: %s"
                                    .formatted(path, unreadable.getClass().getSimpleName()))
                    .withHelp("check that it is a file that you may read"));
            return Optional.empty();
        }
    }
}
