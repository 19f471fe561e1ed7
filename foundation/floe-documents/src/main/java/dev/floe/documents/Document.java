package dev.floe.documents;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A document that was read.
 *
 * @param path as it is shown to the user
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 * @param root empty where the text could not be read as a document; the reasons are with the problems
 */
public record Document(String path, String sha256, Optional<DocumentNode> root) {
    public Document {
        requireNonNull(path, "path is null");
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(root, "root is null");
    }
}
