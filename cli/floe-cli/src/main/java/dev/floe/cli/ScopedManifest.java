package dev.floe.cli;

import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.document.DeclaredScope;
import dev.floe.compiler.mesh.Mesh;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the manifest that a command is about. */
final class ScopedManifest {
    private final Path directory;
    private final DeclaredScope scope;

    /** @param directory where to look, absolute and normalized */
    ScopedManifest(Path directory, DeclaredScope scope) {
        this.directory = directory;
        this.scope = scope;
    }

    /**
     * The manifest.
     *
     * @param named by the user
     * @param changed a file that is not meant where none is named
     * @throws FloeException if it is not there or of another scope, or if none is named and there is not exactly one
     */
    Path find(Optional<Path> named, Optional<Path> changed) {
        if (named.isPresent()) {
            Path file = named.get();
            String shown = ProjectPaths.slashed(ProjectPaths.nearest(file, directory));
            if (!Files.isRegularFile(file)) {
                throw notFound("Manifest '%s' does not exist".formatted(shown), "look at the path");
            }
            if (isOther(file)) {
                throw notFound(
                        "Manifest '%s' is not of scope '%s'".formatted(shown, word()),
                        "name a manifest with 'scope: %s'".formatted(word()));
            }
            return file;
        }
        List<Path> found = candidates()
                .filter(file -> !changed.equals(Optional.of(file)))
                .filter(this::isOfScope)
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw found.isEmpty()
                ? notFound(
                        "No manifest here is of scope '%s'".formatted(word()),
                        "name one by --manifest, or its directory by --project-dir")
                : notFound(
                        "Several manifests here are of scope '%s'".formatted(word()),
                        "name one by --manifest: "
                                + found.stream()
                                        .map(file -> file.getFileName().toString())
                                        .collect(Collectors.joining(", ")));
    }

    private static FloeException notFound(String message, String help) {
        return new FloeException(
                Problem.error(ContractError.MANIFEST_NOT_FOUND, message).withHelp(help));
    }

    private Stream<Path> candidates() {
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new FloeException(
                    Problem.error(ContractError.MANIFEST_NOT_FOUND, "The directory cannot be read: " + unreadable),
                    unreadable);
        }
    }

    /** A file that is wrong in itself is reported by whoever reads it next. */
    private boolean isOther(Path file) {
        return Mesh.read(file, directory, new ProblemCollector())
                .filter(mesh -> !isOfScope(mesh))
                .isPresent();
    }

    private boolean isOfScope(Path file) {
        return Mesh.read(file, directory, new ProblemCollector())
                .filter(this::isOfScope)
                .isPresent();
    }

    private boolean isOfScope(Mesh mesh) {
        return mesh.manifest().scope().filter(found -> found.value() == scope).isPresent();
    }

    private String word() {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
