package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A part of the product's pipeline.
 *
 * @param type {@code dbt}
 * @param path relative to the project directory, without a slash at its end
 * @param compute the compute in force: the transform's own, or the default
 * @param choice who chose it
 */
public record Transform(
        String type, String path, String compute, ComputeChoice choice, Optional<String> layer, List<String> tags) {
    public Transform {
        requireNonNull(type, "type is null");
        requireNonNull(path, "path is null");
        requireNonNull(compute, "compute is null");
        requireNonNull(choice, "choice is null");
        requireNonNull(layer, "layer is null");
        tags = List.copyOf(tags);
    }
}
