package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A dbt node.
 *
 * @param uniqueId such as {@code model.shop.orders}
 * @param path of its file, relative to the project directory
 * @param transform the path of the transform that holds it, if one does
 */
public record Node(
        String uniqueId,
        String name,
        String path,
        String compute,
        ComputeChoice choice,
        Optional<String> transform,
        Optional<String> layer) {
    public Node {
        requireNonNull(uniqueId, "uniqueId is null");
        requireNonNull(name, "name is null");
        requireNonNull(path, "path is null");
        requireNonNull(compute, "compute is null");
        requireNonNull(choice, "choice is null");
        requireNonNull(transform, "transform is null");
        requireNonNull(layer, "layer is null");
    }
}
