package dev.floe.compiler.validate;

import dev.floe.compiler.document.TransformSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedProduct;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that the path of each transform is a directory of the project, and that no two are the same. */
final class TransformPaths {
    private static final String STAY_INSIDE = "name a directory below the one of floe.yaml, such as models/staging";

    private final LoadedProduct product;
    private final ProblemCollector problems;

    TransformPaths(LoadedProduct product, ProblemCollector problems) {
        this.product = product;
        this.problems = problems;
    }

    List<ValidTransform> check() {
        List<ValidTransform> transforms = new ArrayList<>();
        Map<String, Located<String>> taken = new LinkedHashMap<>();
        List<Located<TransformSection>> sections =
                product.document().transforms().map(Located::value).orElse(List.of());
        for (Located<TransformSection> section : sections) {
            section.value().path().ifPresent(path -> normalize(path).ifPresent(normal -> {
                Located<String> first = taken.putIfAbsent(normal, path);
                if (first == null) {
                    transforms.add(new ValidTransform(normal, path.place(), section.value()));
                } else if (!first.place().equals(path.place())) {
                    problems.add(Problem.error(
                                    CompilerError.PATH_TAKEN,
                                    path.place(),
                                    "Path '%s' belongs to another transform already".formatted(normal))
                            .withRelated(first.place(), "this one")
                            .withHelp("join the two transforms, or give one of them a directory of its own"));
                }
            }));
        }
        return transforms;
    }

    private Optional<String> normalize(Located<String> path) {
        String text = path.value();
        if (text.startsWith("/") || text.startsWith("~") || text.matches("^[A-Za-z]:.*") || text.startsWith("\\")) {
            return outside(path, "is not relative");
        }
        if (Stream.of(text.split("[/\\\\]", -1)).anyMatch(".."::equals)) {
            return outside(path, "holds '..'");
        }
        try {
            Path directory = product.directory().resolve(text).normalize();
            return checkOnDisk(path, directory);
        } catch (InvalidPathException e) {
            return missing(path, "is no path on this system", Optional.empty());
        }
    }

    private Optional<String> checkOnDisk(Located<String> path, Path directory) {
        if (!Files.exists(directory)) {
            return missing(path, "does not exist", nearest(directory));
        }
        if (!Files.isDirectory(directory)) {
            return missing(path, "is not a directory", Optional.empty());
        }
        try {
            if (!directory.toRealPath().startsWith(product.directory().toRealPath())) {
                return outside(path, "leads outside the project by a link");
            }
        } catch (IOException e) {
            return missing(path, "cannot be read", Optional.empty());
        }
        String normal = product.directory().relativize(directory).toString().replace('\\', '/');
        return Optional.of(normal.isEmpty() ? "." : normal);
    }

    private Optional<String> nearest(Path directory) {
        Path parent = directory.getParent();
        Path name = directory.getFileName();
        if (parent == null || name == null || !Files.isDirectory(parent)) {
            return Optional.empty();
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            List<String> names = siblings.filter(Files::isDirectory)
                    .map(sibling -> sibling.getFileName().toString())
                    .sorted()
                    .limit(1000)
                    .toList();
            return NearestName.of(name.toString(), names)
                    .map(found -> product.directory().relativize(parent.resolve(found)))
                    .map(found -> found.toString().replace('\\', '/'));
        } catch (IOException e) {
            // A directory that cannot be listed gives no suggestion; that the path is missing is reported either way.
            return Optional.empty();
        }
    }

    private Optional<String> outside(Located<String> path, String why) {
        problems.add(Problem.error(
                        CompilerError.PATH_OUTSIDE_PROJECT,
                        path.place(),
                        "Path '%s' of a transform %s".formatted(path.value(), why))
                .withHelp(STAY_INSIDE));
        return Optional.empty();
    }

    private Optional<String> missing(Located<String> path, String why, Optional<String> nearest) {
        problems.add(Problem.error(
                        CompilerError.PATH_MISSING,
                        path.place(),
                        "Path '%s' of a transform %s".formatted(path.value(), why))
                .withHelp(nearest.map("did you mean '%s'?"::formatted).orElse(STAY_INSIDE)));
        return Optional.empty();
    }
}
