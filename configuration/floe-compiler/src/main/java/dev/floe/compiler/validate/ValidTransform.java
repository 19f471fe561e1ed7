package dev.floe.compiler.validate;

import dev.floe.compiler.document.TransformSection;
import dev.floe.spi.problem.Place;

/**
 * A transform whose path was found.
 *
 * @param path relative to the project directory, normalized, without a slash at its end; {@code .} for the whole project
 * @param place of the path
 * @param section as written
 */
public record ValidTransform(String path, Place place, TransformSection section) {
    /** Whether a file lies below this transform's path. */
    public boolean contains(String file) {
        return path.equals(".") || file.startsWith(path + "/");
    }
}
