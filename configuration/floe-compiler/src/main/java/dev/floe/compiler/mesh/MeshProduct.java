package dev.floe.compiler.mesh;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.document.ProductDocument;
import java.nio.file.Path;

/**
 * A product that belongs to a manifest.
 *
 * @param directory absolute and normalized
 * @param path of its {@code floe.yaml}, as shown
 * @param namespaces where the layers lie that it has no namespaces of its own for
 */
public record MeshProduct(
        String name, Path directory, String path, ProductDocument document, SharedNamespaces namespaces) {
    public MeshProduct {
        requireNonNull(name, "name is null");
        requireNonNull(directory, "directory is null");
        requireNonNull(path, "path is null");
        requireNonNull(document, "document is null");
        requireNonNull(namespaces, "namespaces is null");
    }

    /** The same under other manifests. */
    MeshProduct under(SharedNamespaces manifests) {
        return new MeshProduct(name, directory, path, document, manifests);
    }
}
