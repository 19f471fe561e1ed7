package dev.floe.dbt.project;

import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.packages.PackageList;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the packages that stand beside a project. */
final class InstalledPackages {
    /** Folders that begin so are left behind by tools. */
    private static final String PASSED_OVER = "__";

    private InstalledPackages() {}

    /**
     * The directories of the packages, by name.
     *
     * @throws FloeException if there are fewer of them than the project names
     */
    static List<Path> find(ProjectFile root, PackageList named) {
        String folder = root.packagesInstallPath();
        List<Path> found = list(root.directory().resolve(folder), folder);
        if (named.packages().size() > found.size()) {
            throw DbtError.PACKAGE.in(
                    named.file(),
                    "There are " + named.packages().size() + " packages in " + named.file() + ", and " + found.size()
                            + " of them in '" + folder + "'",
                    "run 'floe dbt deps' to install them");
        }
        return found;
    }

    private static List<Path> list(Path packages, String folder) {
        if (!Files.isDirectory(packages)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(packages)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.getFileName().toString().startsWith(PASSED_OVER))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw DbtError.FILE.in(folder, "The folder cannot be listed: " + e.getMessage(), "look at its permissions");
        }
    }
}
