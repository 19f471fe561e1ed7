package dev.floe.dbt.install;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.install.InstallReport.Installed;
import dev.floe.dbt.install.PackageResolution.Resolved;
import dev.floe.dbt.packages.PackageError;
import dev.floe.dbt.packages.PackageFiles;
import dev.floe.dbt.packages.PackageList;
import dev.floe.dbt.project.PackageSettings;
import dev.floe.dbt.project.PackageSettings.Identity;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Installs the packages of a project. All of them are made ready beside the folder of packages, which is replaced when
 * nothing can be missing any more; after a failure the project is as it was.
 */
public final class PackageInstaller {
    private final Path project;
    private final PackageSettings settings;
    private final PackageSources sources;
    private final Consumer<Installed> progress;

    /** @param progress hears of each package when it is ready */
    public PackageInstaller(
            Path project, PackageSettings settings, PackageSources sources, Consumer<Installed> progress) {
        this.project =
                requireNonNull(project, "project is null").toAbsolutePath().normalize();
        this.settings = requireNonNull(settings, "settings is null");
        this.sources = requireNonNull(sources, "sources is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    /** Which versions are taken. */
    public enum Choice {
        /** Those of package-lock.yml, as long as it was made for the packages that are named now. */
        LOCKED,
        /** The latest that are allowed. */
        LATEST
    }

    /**
     * Installs the packages, and writes package-lock.yml where it has to change.
     *
     * @throws FloeException if that cannot be done; nothing has changed then
     */
    public InstallReport install(Choice choice) {
        return withScratch((scratch, folder, identity) -> {
            Plan plan = plan(choice, scratch, identity);
            Path ready = Files.createDirectory(scratch.resolve("ready"));
            for (Resolved resolved : plan.packages) {
                plan.fetcher.place(resolved.pinned(), ready.resolve(resolved.projectName()));
                progress.accept(installed(resolved));
            }
            plan.writeLock(scratch);
            replace(folder, ready, scratch.resolveSibling(scratch.getFileName() + "-replaced"));
            return plan.report();
        });
    }

    /**
     * Writes package-lock.yml where it has to change, and installs nothing.
     *
     * @throws FloeException if that cannot be done; nothing has changed then
     */
    public InstallReport lock(Choice choice) {
        return withScratch((scratch, folder, identity) -> {
            Plan plan = plan(choice, scratch, identity);
            plan.writeLock(scratch);
            return plan.report();
        });
    }

    @FunctionalInterface
    private interface Work {
        InstallReport in(Path scratch, Path folder, Identity identity) throws IOException;
    }

    private final class Plan {
        private final PackageFetcher fetcher;
        private final List<Resolved> packages;
        private final Optional<String> lock;

        Plan(PackageFetcher fetcher, List<Resolved> packages, Optional<String> lock) {
            this.fetcher = fetcher;
            this.packages = packages;
            this.lock = lock;
        }

        void writeLock(Path scratch) throws IOException {
            if (lock.isPresent()) {
                Path written = Files.writeString(scratch.resolve(PackageFiles.LOCK), lock.get());
                Files.move(written, project.resolve(PackageFiles.LOCK), StandardCopyOption.REPLACE_EXISTING);
            }
        }

        InstallReport report() {
            return new InstallReport(
                    packages.stream().map(PackageInstaller::installed).toList(),
                    lock.isPresent() ? InstallReport.Lock.WRITTEN : InstallReport.Lock.KEPT,
                    fetcher.warnings());
        }
    }

    private Plan plan(Choice choice, Path scratch, Identity identity) {
        PackageList named = settings.packages(project);
        PackageFetcher fetcher = new PackageFetcher(project, settings, sources, scratch);
        if (named.packages().isEmpty()) {
            return new Plan(fetcher, List.of(), Optional.empty());
        }
        PackageResolution resolution = new PackageResolution(fetcher, identity.name());
        if (choice == Choice.LOCKED) {
            Optional<PackageFiles.Lock> lock =
                    settings.lock().filter(found -> found.fingerprint().equals(named.fingerprint()));
            if (lock.isPresent()) {
                return new Plan(fetcher, resolution.locked(lock.get().packages()), Optional.empty());
            }
        }
        List<Resolved> resolved = resolution.resolve(named.packages());
        return new Plan(fetcher, resolved, Optional.of(LockText.of(resolved, named.fingerprint())));
    }

    private InstallReport withScratch(Work work) {
        Identity identity = settings.identity(project);
        Path folder = project.resolve(identity.installPath()).normalize();
        Path around = folder.getParent();
        if (around == null || project.startsWith(folder)) {
            throw new FloeException(Problem.error(
                            PackageError.WRITING,
                            Place.startOf("dbt_project.yml"),
                            "Packages cannot be installed in '" + identity.installPath() + "', as the project is in it")
                    .withHelp("name a folder of its own as 'packages-install-path', such as dbt_packages"));
        }
        try {
            Files.createDirectories(around);
            Path scratch = Files.createTempDirectory(around, ".floe-deps-");
            try {
                return work.in(scratch, folder, identity);
            } finally {
                new FolderTree(scratch).delete();
            }
        } catch (IOException failed) {
            throw new FloeException(
                    Problem.error(
                                    PackageError.WRITING,
                                    Place.startOf(PackageFiles.PACKAGES),
                                    "Packages cannot be written to '" + identity.installPath() + "': "
                                            + Said.by(failed))
                            .withHelp("look at the permissions of the folder and at the space of the disk"),
                    failed);
        }
    }

    /** Puts a folder in the place of another one, which comes back if that fails and is deleted at the very end only. */
    private static void replace(Path folder, Path ready, Path replaced) throws IOException {
        boolean isThere = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        if (isThere) {
            Files.move(folder, replaced);
        }
        try {
            Files.move(ready, folder);
        } catch (IOException failed) {
            if (isThere) {
                Files.move(replaced, folder);
            }
            throw failed;
        }
        new FolderTree(replaced).delete();
    }

    private static Installed installed(Resolved resolved) {
        PinnedPackage pinned = resolved.pinned();
        return switch (pinned) {
            case PinnedPackage.Hub hub ->
                new Installed(resolved.projectName(), pinned.shown(), Optional.of(hub.version()), hub.newer());
            case PinnedPackage.Git git ->
                new Installed(resolved.projectName(), pinned.shown(), Optional.of(git.commit()), Optional.empty());
            case PinnedPackage.Local _, PinnedPackage.Tarball _ ->
                new Installed(resolved.projectName(), pinned.shown(), Optional.empty(), Optional.empty());
        };
    }
}
