package dev.floe.compiler.load;

import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the model files and properties files below a model path. */
final class ModelFiles {
    /** Deeper than any project; a guard against links in a circle. */
    private static final int MAXIMUM_DEPTH = 64;

    private final Path directory;
    private final InputFiles files;
    private final ProblemCollector problems;
    private Completeness completeness = Completeness.COMPLETE;

    ModelFiles(Path directory, InputFiles files, ProblemCollector problems) {
        this.directory = directory;
        this.files = files;
        this.problems = problems;
    }

    /** What was found, in the order of the paths. */
    record Found(List<DbtModel> models, List<Path> properties) {}

    Found under(Located<String> modelPath) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        Optional<Path> root = resolve(modelPath.value());
        if (root.isEmpty() || !root.get().startsWith(directory)) {
            completeness = Completeness.INCOMPLETE;
            problems.add(Problem.error(
                            CompilerError.PATH_OUTSIDE_PROJECT,
                            modelPath.place(),
                            "Model path '%s' lies outside the project".formatted(modelPath.value()))
                    .withHelp("keep the models below the directory of dbt_project.yml"));
        } else if (Files.isDirectory(root.get())) {
            walk(root.get(), root.get(), 0, found);
        }
        return found;
    }

    /** Whether every model path could be searched so far. */
    Completeness completeness() {
        return completeness;
    }

    private Optional<Path> resolve(String path) {
        try {
            return Optional.of(directory.resolve(path).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void walk(Path root, Path folder, int depth, Found found) {
        for (Path file : children(folder)) {
            if (Files.isSymbolicLink(file) && !staysInside(file)) {
                problems.add(Problem.error(
                                CompilerError.PATH_OUTSIDE_PROJECT,
                                Place.startOf(files.display(file)),
                                "'%s' is a link to outside the project".formatted(files.display(file)))
                        .withHelp("copy what it points to into the project"));
            } else if (Files.isDirectory(file)) {
                if (depth < MAXIMUM_DEPTH) {
                    walk(root, file, depth + 1, found);
                }
            } else {
                add(root, file, found);
            }
        }
    }

    private void add(Path root, Path file, Found found) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        switch (dot <= 0 ? "" : name.substring(dot)) {
            case ".sql", ".py" -> readModel(root, file, name.substring(0, dot)).ifPresent(found.models()::add);
            case ".yml", ".yaml" -> found.properties().add(file);
            default -> {
                // Documentation blocks and other files choose no compute.
            }
        }
    }

    private Optional<DbtModel> readModel(Path root, Path file, String name) {
        return files.read(file).map(bytes -> {
            String path = files.display(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            Optional<Located<String>> compute = path.endsWith(".py")
                    ? ModelConfigScanner.computeOfPython(path, text, problems)
                    : ModelConfigScanner.computeOfSql(path, text, problems);
            return new DbtModel(name, path, folders(root, file), compute);
        });
    }

    private static List<String> folders(Path root, Path file) {
        List<String> folders = new ArrayList<>();
        for (Path part : root.relativize(file)) {
            folders.add(part.toString());
        }
        folders.removeLast();
        return folders;
    }

    private boolean staysInside(Path link) {
        try {
            return link.toRealPath().startsWith(directory.toRealPath());
        } catch (IOException e) {
            // A link to nowhere leads nowhere outside; reading it reports what is wrong.
            return true;
        }
    }

    private List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            completeness = Completeness.INCOMPLETE;
            problems.add(Problem.error(
                            CompilerError.MODELS_UNREADABLE,
                            Place.startOf(files.display(folder)),
                            "Directory '%s' cannot be listed: %s"
                                    .formatted(
                                            files.display(folder), e.getClass().getSimpleName()))
                    .withHelp("check that you may read it"));
            return List.of();
        }
    }
}
