package dev.floe.compiler.load;

import dev.floe.compiler.document.ManifestDocument;
import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.Place;

/**
 * One manifest of the chain that is in force for a product.
 *
 * @param path relative to the project directory
 * @param sha256 of its bytes
 * @param root the document as written
 */
public record LoadedManifest(String path, String sha256, DocumentNode root, ManifestDocument document) {
    /** Its name, else its path: what a message calls it. */
    public String title() {
        return document.name().map(name -> name.value()).orElse(path);
    }

    /** Where it calls itself something, else its start. */
    public Place place() {
        return document.name().map(name -> name.place()).orElse(Place.startOf(path));
    }
}
