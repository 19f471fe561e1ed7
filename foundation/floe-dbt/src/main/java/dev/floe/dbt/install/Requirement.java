package dev.floe.dbt.install;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.packages.PackageEntry;
import dev.floe.dbt.packages.PackageError;
import dev.floe.dbt.version.VersionRange;
import dev.floe.dbt.version.VersionRange.Comparison;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What all who name a package want of it. */
sealed interface Requirement {
    /** What two entries for one package have in common. */
    String key();

    /** Where the project names the package, or the one that led to it. */
    Place place();

    /** How the package is shown to the user. */
    String shown();

    /**
     * What both want.
     *
     * @throws FloeException if the other one is of another kind
     */
    default Requirement and(Requirement other) {
        return switch (this) {
            case Hub hub
            when other instanceof Hub more ->
                new Hub(hub.name, hub.range.and(more.range), hub.takesPrereleases, hub.place);
            case Git git
            when other instanceof Git more -> {
                Set<String> revisions = new LinkedHashSet<>(git.revisions);
                revisions.addAll(more.revisions);
                yield new Git(
                        git.source,
                        List.copyOf(revisions),
                        git.subdirectory,
                        git.warnsUnpinned && more.warnsUnpinned,
                        git.place);
            }
            case Local local when other instanceof Local -> local;
            case Tarball tarball when other instanceof Tarball -> tarball;
            default ->
                throw new FloeException(Problem.error(
                                PackageError.CONFLICT,
                                place(),
                                "Package '" + shown() + "' is named twice, and from different kinds of places")
                        .withHelp("name it in one way"));
        };
    }

    /**
     * A package of the hub.
     *
     * @param takesPrereleases whether any version before a release will do
     */
    record Hub(String name, VersionRange range, boolean takesPrereleases, Place place) implements Requirement {
        @Override
        public String key() {
            return name;
        }

        @Override
        public String shown() {
            return name;
        }

        /** Who names a version before a release takes others too. */
        boolean installsPrereleases() {
            return takesPrereleases
                    || range.comparisons().stream()
                            .anyMatch(comparison -> comparison.version().isPrerelease());
        }
    }

    /**
     * An address, as it is and as it was written: the written one may be shown, as secrets are templates in it.
     *
     * @param rendered where the package is
     */
    record Source(String rendered, String written) {
        public Source {
            requireNonNull(rendered, "rendered is null");
            requireNonNull(written, "written is null");
        }

        /** As the user may see it. */
        String shown() {
            return Said.withoutCredentials(written);
        }
    }

    /**
     * A git repository.
     *
     * @param revisions that are wanted; none: the one that the repository shows
     */
    record Git(Source source, List<String> revisions, Optional<String> subdirectory, boolean warnsUnpinned, Place place)
            implements Requirement {
        @Override
        public String key() {
            String address = source.rendered;
            String plain = address.endsWith(".git") ? address.substring(0, address.length() - 4) : address;
            return subdirectory.map(folder -> plain + "/" + folder).orElse(plain);
        }

        @Override
        public String shown() {
            return subdirectory.map(folder -> source.shown() + "/" + folder).orElseGet(source::shown);
        }
    }

    /** A folder, seen from the project. */
    record Local(String path, Place place) implements Requirement {
        @Override
        public String key() {
            return path;
        }

        @Override
        public String shown() {
            return path;
        }
    }

    /**
     * An archive.
     *
     * @param project the name of the project in it
     */
    record Tarball(Source source, String project, Place place) implements Requirement {
        @Override
        public String key() {
            return project;
        }

        @Override
        public String shown() {
            return project;
        }
    }

    /**
     * What one entry wants.
     *
     * @param place to show for what is wrong with it
     * @throws FloeException if it has no version that can be read, or is of a kind that only dbt's own cloud can install
     */
    static Requirement of(PackageEntry entry, Place place) {
        return switch (entry.kind()) {
            case HUB -> new Hub(entry.source(), range(entry, place), entry.takesPrereleases(), place);
            case GIT ->
                new Git(
                        source(entry),
                        entry.revision().stream().toList(),
                        entry.subdirectory(),
                        entry.warnsUnpinned(),
                        place);
            case LOCAL -> new Local(entry.source(), place);
            case TARBALL -> new Tarball(source(entry), entry.projectName().orElseThrow(), place);
            case PRIVATE ->
                throw new FloeException(Problem.error(
                                PackageError.FORM,
                                place,
                                "Private package '" + Said.withoutCredentials(entry.unrenderedSource())
                                        + "' cannot be installed here")
                        .withHelp("name its repository with 'git:'"));
        };
    }

    private static Source source(PackageEntry entry) {
        return new Source(entry.source(), entry.unrenderedSource());
    }

    private static VersionRange range(PackageEntry entry, Place place) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String text : entry.versions()) {
            comparisons.add(Comparison.read(text)
                    .orElseThrow(() -> new FloeException(Problem.error(
                                    PackageError.VERSION,
                                    place,
                                    "Package '" + entry.source() + "' wants '" + text
                                            + "', which is no version of three numbers")
                            .withHelp("write it as '1.2.3' or '>=1.2.3', and several of them as a list"))));
        }
        return VersionRange.ANY.and(new VersionRange(comparisons));
    }
}
