package dev.floe.compiler.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for products below a directory that is none itself: somebody may stand one level too high. */
final class NearbyProducts {
    private static final int DEEPEST = 3;
    private static final int MOST = 3;

    private final List<String> found = new ArrayList<>();

    private NearbyProducts() {}

    /** The directories of at most three products, relative, with {@code /} between names, in their order. */
    static List<String> below(Path directory) {
        NearbyProducts products = new NearbyProducts();
        products.search(directory, directory, 1);
        return List.copyOf(products.found);
    }

    private void search(Path root, Path directory, int depth) {
        for (Path child : directories(directory)) {
            if (found.size() == MOST) {
                return;
            }
            if (Files.isRegularFile(child.resolve("floe.yaml"))) {
                found.add(root.relativize(child).toString().replace('\\', '/'));
            } else if (depth < DEEPEST) {
                search(root, child, depth + 1);
            }
        }
    }

    private static List<Path> directories(Path directory) {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .limit(100)
                    .toList();
        } catch (IOException e) {
            // It is only a suggestion: a directory that cannot be listed makes none.
            return List.of();
        }
    }
}
