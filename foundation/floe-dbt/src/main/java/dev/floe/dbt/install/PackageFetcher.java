package dev.floe.dbt.install;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.install.Requirement.Source;
import dev.floe.dbt.packages.PackageEntry;
import dev.floe.dbt.packages.PackageError;
import dev.floe.dbt.project.PackageSettings;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gets packages from where they are into a folder for scratch: each once, however often it is asked for. */
final class PackageFetcher {
    private static final long LARGEST_ARCHIVE = 1L << 30;
    private static final long LARGEST_PACKAGE = 4L << 30;
    private static final Set<String> MOVING = Set.of(PackageRepositories.DEFAULT_REVISION, "main", "master");

    private final Path project;
    private final PackageSettings settings;
    private final PackageSources sources;
    private final PackageHub hub;
    private final Path scratch;
    private final Map<List<String>, Checkout> checkouts = new HashMap<>();
    private final Map<String, Path> archives = new HashMap<>();
    private final List<Problem> warnings = new ArrayList<>();
    private int folders;

    PackageFetcher(Path project, PackageSettings settings, PackageSources sources, Path scratch) {
        this.project = project;
        this.settings = settings;
        this.sources = sources;
        this.scratch = scratch;
        PackageHub.VersionCheck check =
                settings.checksVersions() ? PackageHub.VersionCheck.ON : PackageHub.VersionCheck.OFF;
        this.hub = new PackageHub(sources.web(), sources.hub(), check, scratch);
    }

    private record Checkout(Path folder, String commit) {}

    /**
     * What a package says of itself.
     *
     * @param projectName which is also the name of its folder
     */
    record Contents(String projectName, List<PackageEntry> packages) {
        Contents {
            requireNonNull(projectName, "projectName is null");
            packages = List.copyOf(packages);
        }
    }

    /** What was noticed on the way. */
    List<Problem> warnings() {
        List<Problem> all = new ArrayList<>(hub.warnings());
        all.addAll(warnings);
        return all;
    }

    /**
     * Chooses the version, or the commit.
     *
     * @throws FloeException if there is none, or the package cannot be reached
     */
    PinnedPackage pin(Requirement requirement) {
        return switch (requirement) {
            case Requirement.Hub wanted -> hub.choose(wanted);
            case Requirement.Git wanted -> new PinnedPackage.Git(wanted, checkout(wanted).commit);
            case Requirement.Local wanted -> new PinnedPackage.Local(wanted);
            case Requirement.Tarball wanted -> new PinnedPackage.Tarball(wanted);
        };
    }

    /**
     * Reads what a package says of itself.
     *
     * @throws FloeException if it is no dbt project, or cannot be reached
     */
    Contents contents(PinnedPackage pinned) {
        return switch (pinned) {
            case PinnedPackage.Hub chosen -> new Contents(hub.projectName(chosen), hub.packages(chosen));
            case PinnedPackage.Git(Requirement.Git wanted, String _) -> contents(pinned, folder(wanted));
            case PinnedPackage.Local(Requirement.Local wanted) -> contents(pinned, folder(wanted));
            case PinnedPackage.Tarball(Requirement.Tarball wanted) ->
                new Contents(wanted.project(), contents(pinned, archive(pinned, wanted.source())).packages);
        };
    }

    private Contents contents(PinnedPackage pinned, Path folder) {
        try {
            return new Contents(
                    settings.identity(folder).name(), settings.packages(folder).packages());
        } catch (FloeException unfit) {
            Problem first = unfit.problems().getFirst();
            throw new FloeException(
                    Problem.error(
                                    PackageError.CONTENT,
                                    pinned.place(),
                                    "Package '" + pinned.shown() + "' cannot be used: " + first.message())
                            .withHelp("name the folder of a dbt project that dbt can read"),
                    unfit);
        }
    }

    /**
     * Puts a package where it belongs.
     *
     * @param target where nothing is yet
     * @throws FloeException if the package cannot be reached or is not safe to unpack
     * @throws IOException if it cannot be written
     */
    void place(PinnedPackage pinned, Path target) throws IOException {
        switch (pinned) {
            case PinnedPackage.Hub chosen ->
                new FolderTree(archive(pinned, new Source(hub.archive(chosen), hub.archive(chosen)))).moveTo(target);
            case PinnedPackage.Git(Requirement.Git wanted, String _) -> new FolderTree(folder(wanted)).moveTo(target);
            case PinnedPackage.Tarball(Requirement.Tarball wanted) ->
                new FolderTree(archive(pinned, wanted.source())).moveTo(target);
            case PinnedPackage.Local(Requirement.Local wanted) -> link(folder(wanted), target);
        }
    }

    private static void link(Path folder, Path target) throws IOException {
        try {
            Files.createSymbolicLink(target, folder);
        } catch (IOException | UnsupportedOperationException noLinks) {
            new FolderTree(folder).copyTo(target);
        }
    }

    /** Seen from the project, even if another package names it: so does dbt. */
    private Path folder(Requirement.Local wanted) {
        return project.toAbsolutePath().resolve(wanted.path()).normalize();
    }

    private Path folder(Requirement.Git wanted) {
        Path root = checkout(wanted).folder;
        Path folder = wanted.subdirectory()
                .map(name -> root.resolve(name).normalize())
                .orElse(root);
        if (!folder.startsWith(root)) {
            throw new FloeException(Problem.error(
                            PackageError.CONTENT,
                            wanted.place(),
                            "Subdirectory of package '" + wanted.shown() + "' leads out of the repository")
                    .withHelp("name a folder of the repository"));
        }
        return folder;
    }

    private Checkout checkout(Requirement.Git wanted) {
        if (wanted.revisions().size() > 1) {
            throw new FloeException(Problem.error(
                            PackageError.CONFLICT,
                            wanted.place(),
                            "Package '" + wanted.shown() + "' is wanted in several revisions: "
                                    + String.join(", ", wanted.revisions()))
                    .withHelp("let all who name it name one revision"));
        }
        String revision = wanted.revisions().stream().findFirst().orElse(PackageRepositories.DEFAULT_REVISION);
        List<String> key = List.of(wanted.key(), revision);
        Checkout known = checkouts.get(key);
        if (known != null) {
            return known;
        }
        Path folder = newFolder();
        try {
            Checkout checkout = new Checkout(
                    folder, sources.repositories().checkOut(wanted.source().rendered(), revision, folder));
            checkouts.put(key, checkout);
            if (MOVING.contains(revision) && wanted.warnsUnpinned()) {
                warnings.add(Problem.warning(
                                PackageError.UNSTABLE,
                                wanted.place(),
                                "Package '" + wanted.shown() + "' is not pinned: it is taken from '" + revision + "'")
                        .withHelp("add 'revision:' with a tag or a commit, or 'warn-unpinned: false'"));
            }
            return checkout;
        } catch (IOException failed) {
            throw new FloeException(
                    Problem.error(
                                    PackageError.DOWNLOAD,
                                    wanted.place(),
                                    "Package '" + wanted.shown() + "' cannot be checked out in revision '" + revision
                                            + "': " + Said.by(failed, wanted.source()))
                            .withHelp("try the same address with 'git ls-remote'; git has to be installed"),
                    failed);
        }
    }

    private Path archive(PinnedPackage pinned, Source source) {
        Path known = archives.get(source.rendered());
        if (known != null) {
            return known;
        }
        Path folder = newFolder();
        Path file = folder.resolveSibling(folder.getFileName() + ".tar.gz");
        try {
            sources.web().download(URI.create(source.rendered()), file, LARGEST_ARCHIVE);
        } catch (NoSuchFileException missing) {
            throw notDownloaded(pinned, source, "the server has no such file", missing);
        } catch (IOException failed) {
            throw notDownloaded(pinned, source, Said.by(failed, source), failed);
        } catch (IllegalArgumentException noAddress) {
            throw notDownloaded(pinned, source, "that is no address", noAddress);
        }
        try {
            PackageArchive.unpack(file, folder, LARGEST_PACKAGE);
            Files.delete(file);
            Path root = new FolderTree(folder).onlyFolder();
            archives.put(source.rendered(), root);
            return root;
        } catch (IOException broken) {
            throw new FloeException(
                    Problem.error(
                                    PackageError.CONTENT,
                                    pinned.place(),
                                    "Archive of package '" + pinned.shown() + "' cannot be unpacked: "
                                            + Said.by(broken))
                            .withHelp("name an archive (.tar.gz) of one folder, which is a dbt project"),
                    broken);
        }
    }

    private static FloeException notDownloaded(PinnedPackage pinned, Source source, String reason, Exception failure) {
        return new FloeException(
                Problem.error(
                                PackageError.DOWNLOAD,
                                pinned.place(),
                                "Package '" + pinned.shown() + "' cannot be downloaded from '" + source.shown() + "': "
                                        + reason)
                        .withHelp("look at the connection and at the address"),
                failure);
    }

    private Path newFolder() {
        return scratch.resolve("package-" + ++folders);
    }
}
