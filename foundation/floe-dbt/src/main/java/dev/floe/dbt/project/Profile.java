package dev.floe.dbt.project;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;

/**
 * The chosen target of profiles.yml.
 *
 * @param credentials everything that the target says, rendered
 */
public record Profile(
        String name, String target, String type, String schema, String database, int threads, DictValue credentials) {
    public Profile {
        requireNonNull(name, "name is null");
        requireNonNull(target, "target is null");
        requireNonNull(type, "type is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(database, "database is null");
        requireNonNull(credentials, "credentials is null");
    }
}
