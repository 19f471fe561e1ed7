package dev.floe.dbt.packages;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.document.PlacedDocument;
import dev.floe.dbt.error.DbtError;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files that name packages. */
public final class PackageFiles {
    public static final String PACKAGES = "packages.yml";
    public static final String DEPENDENCIES = "dependencies.yml";
    public static final String LOCK = "package-lock.yml";

    private static final String LIST = "packages";
    private static final String FINGERPRINT = "sha1_hash";

    private PackageFiles() {}

    /** Renders the templates of packages.yml. */
    @FunctionalInterface
    public interface Rendering {
        DictValue render(PlacedDocument document, DictValue written);
    }

    /**
     * The packages of a project. They stand in packages.yml, which is rendered, or in dependencies.yml, which is not.
     *
     * @throws FloeException with everything that is wrong with the files
     */
    public static PackageList read(Path project, Rendering rendering) {
        Optional<PlacedDocument> packages = document(project, PACKAGES);
        Optional<PlacedDocument> dependencies = document(project, DEPENDENCIES);
        DictValue inPackages = mapping(packages);
        DictValue inDependencies = mapping(dependencies);
        ProblemCollector problems = new ProblemCollector();
        for (Value key : inPackages.entries().keySet()) {
            String name = key.toText();
            if (!name.equals(LIST) && !name.equals(FINGERPRINT)) {
                problems.add(Problem.error(
                                PackageError.FORM,
                                packages.orElseThrow().keyPlace(List.of(name)),
                                "'" + name + "' cannot stand in packages.yml")
                        .withHelp(
                                name.equals("projects")
                                        ? "move it to dependencies.yml"
                                        : "leave 'packages' alone in it"));
            }
        }
        if (inPackages.find(LIST).isPresent() && inDependencies.find(LIST).isPresent()) {
            problems.add(Problem.error(
                            PackageError.FORM,
                            dependencies.orElseThrow().keyPlace(List.of(LIST)),
                            "Packages stand in dependencies.yml and in packages.yml")
                    .withHelp("keep one of the lists"));
        }
        problems.throwIfErrors();
        List<String> projects = Fields.dicts(inDependencies, "projects").stream()
                .flatMap(entry -> Fields.text(entry, "name").stream())
                .toList();
        if (inDependencies.find(LIST).isPresent()) {
            PlacedDocument document = dependencies.orElseThrow();
            return new PackageList(DEPENDENCIES, entries(document, inDependencies, inDependencies), projects);
        }
        return packages.map(document -> new PackageList(
                        PACKAGES, entries(document, rendering.render(document, inPackages), inPackages), projects))
                .orElseGet(() -> new PackageList(PACKAGES, List.of(), projects));
    }

    /**
     * What package-lock.yml has pinned.
     *
     * @param fingerprint of the packages that it was made for; empty where the file does not say
     */
    public record Lock(List<PackageEntry> packages, String fingerprint) {
        public Lock {
            packages = List.copyOf(packages);
        }
    }

    /**
     * Reads package-lock.yml, if there is one.
     *
     * @throws FloeException with everything that is wrong with it
     */
    public static Optional<Lock> readLock(Path project, Rendering rendering) {
        return document(project, LOCK).map(document -> {
            DictValue written = mapping(Optional.of(document));
            return new Lock(
                    entries(document, rendering.render(document, written), written),
                    Fields.text(written, FINGERPRINT, ""));
        });
    }

    private static Optional<PlacedDocument> document(Path project, String name) {
        Path file = project.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(DocumentValues.readPlaced(name, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw DbtError.FILE.in(name, "The file cannot be read: " + e.getMessage(), "look at its permissions");
        }
    }

    private static DictValue mapping(Optional<PlacedDocument> document) {
        if (document.isEmpty() || document.get().value().isEmpty()) {
            return DictValue.empty();
        }
        return document.get()
                .mapping()
                .orElseThrow(() -> new FloeException(Problem.error(
                                PackageError.FORM,
                                document.get().place(List.of()),
                                document.get().path() + " is not a mapping")
                        .withHelp("start it with 'packages:'")));
    }

    private static List<PackageEntry> entries(PlacedDocument document, DictValue rendered, DictValue written) {
        if (rendered.find(LIST).isEmpty()) {
            return List.of();
        }
        if (!(rendered.find(LIST).get() instanceof ListValue list)) {
            throw new FloeException(
                    Problem.error(PackageError.FORM, document.place(List.of(LIST)), "'packages' is not a list")
                            .withHelp("write '- package: ...' below it"));
        }
        ProblemCollector problems = new ProblemCollector();
        List<Value> unrendered = Fields.list(written, LIST);
        List<PackageEntry> entries = new ArrayList<>();
        for (int i = 0; i < list.elements().size(); i++) {
            List<String> path = List.of(LIST, Integer.toString(i));
            try {
                entries.add(PackageEntry.read(list.elements().get(i), unrendered.get(i), document.place(path)));
            } catch (FloeException refused) {
                refused.problems().forEach(problems::add);
            }
        }
        problems.throwIfErrors();
        return entries;
    }
}
