package dev.floe.cli;

import dev.floe.compiler.Compiler;
import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.mesh.Mesh;
import dev.floe.compiler.mesh.MeshProduct;
import dev.floe.compiler.project.Surroundings;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles the products below a manifest, as it is or as it is to be. */
final class MeshCheck {
    private final Compiler compiler;
    private final Mesh mesh;
    private final Surroundings surroundings;
    private final Path directory;

    /** @param directory that shown paths are relative to */
    MeshCheck(Compiler compiler, Mesh mesh, Surroundings surroundings, Path directory) {
        this.compiler = compiler;
        this.mesh = mesh;
        this.surroundings = surroundings;
        this.directory = directory;
    }

    /**
     * What came of a product.
     *
     * @param result in a word or two
     * @param errors that count
     * @param problem that says so; empty where nothing is wrong that was not before
     */
    record Outcome(String product, String result, int errors, Optional<Problem> problem) {}

    /** Compiles them with what stands in the files. */
    List<Outcome> asItIs() {
        List<Outcome> outcomes = new ArrayList<>();
        for (MeshProduct product : mesh.products()) {
            List<Problem> errors = errors(product, Map.of());
            outcomes.add(
                    errors.isEmpty()
                            ? new Outcome(product.name(), "compiles", 0, Optional.empty())
                            : new Outcome(
                                    product.name(),
                                    "fails",
                                    errors.size(),
                                    Optional.of(problem(product, errors, "does not compile"))));
        }
        return outcomes;
    }

    /**
     * Compiles them with another file in place of the manifest. What is wrong already is not the change's fault.
     *
     * @throws FloeException if there is no such file
     */
    List<Outcome> with(Path changed) {
        if (!Files.isRegularFile(changed)) {
            throw new FloeException(Problem.error(
                    CommandLineError.NOT_A_PATH,
                    "'%s' is no file".formatted(ProjectPaths.slashed(ProjectPaths.nearest(changed, directory)))));
        }
        Map<Path, Path> replaced = Map.of(realPath(mesh.file()), changed);
        List<Outcome> outcomes = new ArrayList<>();
        for (MeshProduct product : mesh.products()) {
            List<Problem> before = errors(product, Map.of());
            List<String> known = before.stream().map(MeshCheck::fact).toList();
            List<Problem> errors = errors(product, replaced).stream()
                    .filter(error -> !known.contains(fact(error)))
                    .toList();
            outcomes.add(outcome(product, before, errors));
        }
        return outcomes;
    }

    private Outcome outcome(MeshProduct product, List<Problem> before, List<Problem> errors) {
        if (!errors.isEmpty()) {
            return new Outcome(
                    product.name(),
                    "breaks",
                    errors.size(),
                    Optional.of(problem(product, errors, "would not compile")));
        }
        return before.isEmpty()
                ? new Outcome(product.name(), "compiles", 0, Optional.empty())
                : new Outcome(product.name(), "failed before", before.size(), Optional.empty());
    }

    /** Lines move in a file that is changed; what is said of them does not. */
    private static String fact(Problem problem) {
        return problem.code().id() + " " + problem.place().map(Place::file).orElse("") + " " + problem.message();
    }

    private List<Problem> errors(MeshProduct product, Map<Path, Path> replaced) {
        return compiler.compileWith(product.directory(), surroundings, replaced).problems().stream()
                .filter(Problem::isError)
                .toList();
    }

    private Problem problem(MeshProduct product, List<Problem> errors, String how) {
        Problem problem = Problem.error(
                        ContractError.PRODUCT_BREAKS,
                        "Product '%s' %s: %d error%s"
                                .formatted(product.name(), how, errors.size(), errors.size() == 1 ? "" : "s"))
                .withHelp("'floe explain %s' says more"
                        .formatted(errors.getFirst().code().id()));
        for (Problem error : errors) {
            problem = problem.withRelated(place(product, error), error.code().id() + ": " + error.message());
        }
        return problem;
    }

    /** Seen from where the command looks, rather than from the product. */
    private Place place(MeshProduct product, Problem error) {
        return error.place()
                .map(place -> new Place(
                        ProjectPaths.slashed(directory.relativize(
                                product.directory().resolve(place.file()).normalize())),
                        place.line(),
                        place.column(),
                        place.endLine(),
                        place.endColumn()))
                .orElseGet(() -> Place.startOf(product.path()));
    }

    private static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException vanished) {
            throw new FloeException(
                    Problem.error(CommandLineError.NOT_A_PATH, "'%s' is gone".formatted(file.getFileName())), vanished);
        }
    }
}
