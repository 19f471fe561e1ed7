package dev.floe.dbt.project;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;

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

    /**
     * A target as whoever generates profiles.yml knows it.
     *
     * @param type of the adapter
     * @param credentials what the target would say
     */
    public static Profile of(String name, String target, String type, DictValue credentials) {
        int threads = Fields.find(credentials, "threads")
                .map(said -> said instanceof IntValue number ? number.clamped() : 1)
                .orElse(1);
        return new Profile(
                name, target, type, schema(type, credentials), database(type, credentials), threads, credentials);
    }

    /**
     * Reads the target that a request names, or that the profile does.
     *
     * @param name of the profile
     * @throws dev.floe.spi.problem.FloeException if there is no such profile or target, or it cannot be used
     */
    public static Profile read(ProjectRequest request, String name) {
        return ProfileReader.read(TemplateEngine.dbt(), request, name);
    }

    static String schema(String type, DictValue credentials) {
        return Fields.text(credentials, "schema", type.equals("duckdb") ? "main" : "public");
    }

    /** DuckDB calls a database by its file; PostgreSQL has {@code dbname} or {@code database}. */
    static String database(String type, DictValue credentials) {
        if (!type.equals("duckdb")) {
            return Fields.text(credentials, "dbname")
                    .or(() -> Fields.text(credentials, "database"))
                    .orElse("");
        }
        String path = Fields.text(credentials, "path", ":memory:");
        if (path.equals(":memory:")) {
            return Fields.text(credentials, "database", "memory");
        }
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return Fields.text(credentials, "database", dot > 0 ? file.substring(0, dot) : file);
    }
}
