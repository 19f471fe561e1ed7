package dev.floe.compiler.validate;

import dev.floe.compiler.load.LoadedProduct;
import dev.floe.spi.artifact.Schedule;
import java.util.List;
import java.util.Optional;

/**
 * A product whose documents were checked one by one.
 *
 * @param transforms those whose path is fine, in the order of {@code floe.yaml}
 */
public record ValidProduct(LoadedProduct loaded, List<ValidTransform> transforms, Optional<Schedule> schedule) {
    public ValidProduct {
        transforms = List.copyOf(transforms);
    }
}
