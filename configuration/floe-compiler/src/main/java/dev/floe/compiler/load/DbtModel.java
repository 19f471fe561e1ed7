package dev.floe.compiler.load;

import dev.floe.documents.Located;
import java.util.List;
import java.util.Optional;

/**
 * A model file.
 *
 * @param name the file's name without its ending
 * @param path relative to the project directory
 * @param folders the directories between the model path and the file
 * @param compute what its own {@code config()} chooses
 */
public record DbtModel(String name, String path, List<String> folders, Optional<Located<String>> compute) {
    public DbtModel {
        folders = List.copyOf(folders);
    }
}
