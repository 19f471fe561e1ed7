package dev.floe.dbt.install;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of the packages of a project.
 *
 * @param lock whether package-lock.yml was written
 * @param warnings of packages that may be other ones tomorrow
 */
public record InstallReport(List<Installed> packages, Lock lock, List<Problem> warnings) {
    public InstallReport {
        packages = List.copyOf(packages);
        requireNonNull(lock, "lock is null");
        warnings = List.copyOf(warnings);
    }

    /** What became of package-lock.yml. */
    public enum Lock {
        WRITTEN,
        KEPT
    }

    /**
     * One package.
     *
     * @param project the name of the project in it, and of its folder
     * @param source the name, address or folder that it came from
     * @param version the version or the commit, where there is one
     * @param newer the latest version, where that is another one
     */
    public record Installed(String project, String source, Optional<String> version, Optional<String> newer) {
        public Installed {
            requireNonNull(project, "project is null");
            requireNonNull(source, "source is null");
            requireNonNull(version, "version is null");
            requireNonNull(newer, "newer is null");
        }
    }
}
