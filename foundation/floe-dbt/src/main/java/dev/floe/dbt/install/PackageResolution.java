package dev.floe.dbt.install;

import dev.floe.dbt.install.PackageFetcher.Contents;
import dev.floe.dbt.packages.PackageEntry;
import dev.floe.dbt.packages.PackageError;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds all packages that a project needs: those it names, those that these name, and so on. */
final class PackageResolution {
    private static final Pattern FOLDER_NAME = Pattern.compile("[\\w-][\\w.-]*", Pattern.UNICODE_CHARACTER_CLASS);

    private final PackageFetcher fetcher;
    private final String rootName;

    /** @param rootName the name of the project itself */
    PackageResolution(PackageFetcher fetcher, String rootName) {
        this.fetcher = fetcher;
        this.rootName = rootName;
    }

    /** A package and the name of the project in it. */
    record Resolved(PinnedPackage pinned, String projectName) {}

    /**
     * Resolves what a project names, level by level as dbt does: a package is pinned when it is met, and pinned again when
     * all are known.
     *
     * @throws FloeException if the packages do not go together, or one cannot be reached
     */
    List<Resolved> resolve(List<PackageEntry> named) {
        Map<String, Requirement> all = new LinkedHashMap<>();
        Set<Map<String, String>> opened = new HashSet<>();
        Map<String, Requirement> pending = new LinkedHashMap<>();
        named.forEach(entry -> add(pending, Requirement.of(entry, entry.place())));
        Map<String, Requirement> level = pending;
        while (!level.isEmpty()) {
            Map<String, Requirement> next = new LinkedHashMap<>();
            for (Requirement requirement : level.values()) {
                PinnedPackage pinned = fetcher.pin(add(all, requirement));
                // Packages may name each other in a circle.
                if (opened.add(pinned.locked())) {
                    fetcher.contents(pinned)
                            .packages()
                            .forEach(entry -> add(next, Requirement.of(entry, requirement.place())));
                }
            }
            level = next;
        }
        return resolved(all);
    }

    /**
     * Finds what a lock has pinned, and nothing that it has not.
     *
     * @throws FloeException if the packages do not go together, or one cannot be reached
     */
    List<Resolved> locked(List<PackageEntry> entries) {
        Map<String, Requirement> all = new LinkedHashMap<>();
        entries.forEach(entry -> add(all, Requirement.of(entry, entry.place())));
        return resolved(all);
    }

    private static Requirement add(Map<String, Requirement> all, Requirement requirement) {
        return all.merge(requirement.key(), requirement, Requirement::and);
    }

    private List<Resolved> resolved(Map<String, Requirement> all) {
        List<Resolved> resolved = new ArrayList<>();
        Map<String, PinnedPackage> names = new LinkedHashMap<>();
        for (Requirement requirement : all.values()) {
            PinnedPackage pinned = fetcher.pin(requirement);
            Contents contents = fetcher.contents(pinned);
            String name = contents.projectName();
            requireFree(pinned, name, names);
            names.put(name, pinned);
            resolved.add(new Resolved(pinned, name));
        }
        return resolved;
    }

    private void requireFree(PinnedPackage pinned, String name, Map<String, PinnedPackage> names) {
        if (!FOLDER_NAME.matcher(name).matches()) {
            throw new FloeException(Problem.error(
                            PackageError.CONTENT,
                            pinned.place(),
                            "Package '" + pinned.shown() + "' calls its project '" + name
                                    + "', which cannot be a folder's name")
                    .withHelp("use letters, digits and underscores"));
        }
        if (name.equals(rootName)) {
            throw new FloeException(Problem.error(
                            PackageError.CONFLICT,
                            pinned.place(),
                            "Package '" + pinned.shown() + "' has the name of this project, '" + name + "'")
                    .withHelp("rename the project in dbt_project.yml, or leave the package out"));
        }
        PinnedPackage other = names.get(name);
        if (other != null) {
            throw new FloeException(Problem.error(
                            PackageError.CONFLICT,
                            pinned.place(),
                            "Packages '" + other.shown() + "' and '" + pinned.shown() + "' hold one project, '" + name
                                    + "'")
                    .withRelated(other.place(), "the other one is named here")
                    .withHelp("leave one of them out"));
        }
    }
}
