package dev.floe.dbt.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the directory that profiles.yml is in. */
public final class ProfilesDirectory {
    private ProfilesDirectory() {}

    /**
     * The directory that was asked for, else that of {@code DBT_PROFILES_DIR}, else the project's if there is a
     * profiles.yml, else {@code ~/.dbt}.
     *
     * @param asked what the command line says
     * @param working the directory that relative paths are seen from
     */
    public static Path find(Optional<String> asked, Path project, Path working, Map<String, String> environment) {
        Optional<String> given = asked.or(() ->
                Optional.ofNullable(environment.get("DBT_PROFILES_DIR")).filter(directory -> !directory.isEmpty()));
        if (given.isPresent()) {
            return working.resolve(given.get()).normalize();
        }
        return Files.isRegularFile(project.resolve("profiles.yml"))
                ? project
                : Path.of(environment.getOrDefault("HOME", ".")).resolve(".dbt");
    }
}
