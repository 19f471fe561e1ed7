package dev.floe.compiler.resolve;

import dev.floe.compiler.validate.ValidTransform;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.ComputeChoice;
import java.util.Optional;

/**
 * A transform and its compute.
 *
 * @param compute empty where it takes the default and the platform has none
 * @param models how many model files lie below its path and below no longer one
 */
public record ResolvedTransform(ValidTransform source, Optional<String> compute, ComputeChoice choice, int models) {
    /** The layer that it asks for. */
    public Optional<Located<String>> layer() {
        return source.section().layer();
    }
}
