package dev.floe.compiler.load;

import dev.floe.compiler.document.ProductDocument;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.Input;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was read for a product.
 *
 * @param directory absolute and normalized
 * @param path of {@code floe.yaml}, as shown
 * @param root of {@code floe.yaml} as written; empty where it could not be read
 * @param inputs every file that was read, by path
 */
public record LoadedProduct(
        Path directory,
        String path,
        Optional<DocumentNode> root,
        ProductDocument document,
        LoadedPlatform platform,
        DbtProject dbtProject,
        LoadedPorts ports,
        List<Input> inputs) {
    public LoadedProduct {
        inputs = List.copyOf(inputs);
    }

    /** What others call it: its own name, else that of its dbt project, else nothing. */
    public String productName() {
        return document.name().or(dbtProject::name).map(Located::value).orElse("");
    }

    /** The file of a manifest of the chain. */
    public Path fileOf(LoadedManifest manifest) {
        return directory.resolve(manifest.path()).normalize();
    }
}
