package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A manifest in force, pinned by its digest.
 *
 * @param path relative to the project directory
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 */
public record ManifestReference(
        String path, Optional<String> name, Optional<String> version, Scope scope, String sha256) {
    public ManifestReference {
        requireNonNull(path, "path is null");
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(sha256, "sha256 is null");
    }
}
