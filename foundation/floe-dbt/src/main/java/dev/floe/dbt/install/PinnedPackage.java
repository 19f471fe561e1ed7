package dev.floe.dbt.install;

import dev.floe.dbt.install.Requirement.Source;
import dev.floe.spi.problem.Place;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One package as it is going to be installed. */
sealed interface PinnedPackage {
    Requirement requirement();

    /** What package-lock.yml says of it, by key and sorted as dbt sorts it; the name of the project is not in it. */
    Map<String, String> locked();

    default Place place() {
        return requirement().place();
    }

    default String shown() {
        return requirement().shown();
    }

    /** A version of a package of the hub. */
    record Hub(Requirement.Hub requirement, String version, Optional<String> newer) implements PinnedPackage {
        @Override
        public Map<String, String> locked() {
            return new TreeMap<>(Map.of("package", requirement.name(), "version", version));
        }
    }

    /** A commit of a repository. */
    record Git(Requirement.Git requirement, String commit) implements PinnedPackage {
        @Override
        public Map<String, String> locked() {
            Map<String, String> locked =
                    new TreeMap<>(Map.of("git", requirement.source().written(), "revision", commit));
            requirement.subdirectory().ifPresent(folder -> locked.put("subdirectory", folder));
            return locked;
        }
    }

    /** A folder. */
    record Local(Requirement.Local requirement) implements PinnedPackage {
        @Override
        public Map<String, String> locked() {
            return new TreeMap<>(Map.of("local", requirement.path()));
        }
    }

    /** An archive. */
    record Tarball(Requirement.Tarball requirement) implements PinnedPackage {
        @Override
        public Map<String, String> locked() {
            Source source = requirement.source();
            return new TreeMap<>(Map.of("tarball", source.written(), "name", requirement.project()));
        }
    }
}
