package dev.floe.dbt.project;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A project with everything that its files are read with.
 *
 * @param packages the root project first, then the installed packages
 * @param internal what dbt brings: the adapter's own macros first
 * @param warnings what is no error but worth a word
 */
public record LoadedProject(
        ProjectRequest request,
        ProjectFile root,
        List<ProjectFile> packages,
        List<ProjectFile> internal,
        Profile profile,
        List<Problem> warnings) {
    public LoadedProject {
        requireNonNull(request, "request is null");
        requireNonNull(root, "root is null");
        packages = List.copyOf(packages);
        internal = List.copyOf(internal);
        requireNonNull(profile, "profile is null");
        warnings = List.copyOf(warnings);
    }

    /** The same project with more variables, which win over all others. */
    public LoadedProject withVars(DictValue more) {
        return new LoadedProject(request.withVars(more), root, packages, internal, profile, warnings);
    }

    public Optional<ProjectFile> find(String name) {
        return packages.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    public boolean isInternal(String name) {
        return internal.stream().anyMatch(file -> file.name().equals(name));
    }
}
