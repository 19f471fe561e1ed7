package dev.floe.dbt.project;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Which project is meant, and with what around it.
 *
 * @param environment the environment variables, for {@code env_var}
 * @param vars the variables of the command line
 * @param clock what templates take for now, in the zone of local time
 */
public record ProjectRequest(
        Path projectDirectory,
        Path profilesDirectory,
        Optional<String> profile,
        Optional<String> target,
        DictValue vars,
        Map<String, String> environment,
        Clock clock) {
    public ProjectRequest {
        requireNonNull(projectDirectory, "projectDirectory is null");
        requireNonNull(profilesDirectory, "profilesDirectory is null");
        requireNonNull(profile, "profile is null");
        requireNonNull(target, "target is null");
        requireNonNull(vars, "vars is null");
        environment = Map.copyOf(environment);
        requireNonNull(clock, "clock is null");
    }

    /** The same with more variables, which win over those of the command line. */
    ProjectRequest withVars(DictValue more) {
        DictValue all = DictValue.empty();
        all.entries().putAll(vars.entries());
        all.entries().putAll(more.entries());
        return new ProjectRequest(projectDirectory, profilesDirectory, profile, target, all, environment, clock);
    }
}
