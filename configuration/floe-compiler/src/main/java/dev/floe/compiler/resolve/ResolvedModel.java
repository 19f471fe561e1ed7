package dev.floe.compiler.resolve;

import dev.floe.compiler.load.DbtModel;
import dev.floe.compiler.validate.ValidTransform;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.ComputeChoice;
import java.util.Optional;

/**
 * A model and its compute.
 *
 * @param compute empty where it takes the default and the platform has none
 * @param own the model's own choice, where it makes one
 * @param transform the one with the longest path that holds it
 */
public record ResolvedModel(
        DbtModel source,
        Optional<String> compute,
        ComputeChoice choice,
        Optional<Located<String>> own,
        Optional<ValidTransform> transform) {}
