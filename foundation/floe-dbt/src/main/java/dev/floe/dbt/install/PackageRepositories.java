package dev.floe.dbt.install;

import java.io.IOException;
import java.nio.file.Path;

/** Gets revisions out of git repositories. */
@FunctionalInterface
public interface PackageRepositories {
    /** The revision that a repository shows who names none. */
    String DEFAULT_REVISION = "HEAD";

    /**
     * Checks out one revision of a repository.
     *
     * @param address as git knows it
     * @param revision a tag, a branch, a whole commit id or {@link #DEFAULT_REVISION}; a tag goes before a branch of its name
     * @param directory that does not exist yet
     * @return the id of the commit
     * @throws IOException with what git says, if it cannot be started or refuses
     */
    String checkOut(String address, String revision, Path directory) throws IOException;
}
