package dev.floe.compiler.project;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;
import java.time.Clock;
import java.util.Map;

/**
 * What a compilation takes from outside of the product's files, given by whoever asks for it.
 *
 * @param vars of dbt, which win over those of dbt_project.yml
 * @param environment the variables that {@code env_var} of a dbt project finds
 * @param clock what templates take for now; its day decides which exemptions have expired
 */
public record Surroundings(DictValue vars, Map<String, String> environment, Clock clock) {
    public Surroundings {
        requireNonNull(vars, "vars is null");
        environment = Map.copyOf(environment);
        requireNonNull(clock, "clock is null");
    }
}
