package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The full name of a relation; each part may be absent.
 *
 * @param database the database, which DuckDB calls a catalog
 * @param schema the schema
 * @param identifier the name inside the schema
 */
public record RelationPath(Optional<String> database, Optional<String> schema, Optional<String> identifier) {
    public static final RelationPath EMPTY = new RelationPath(Optional.empty(), Optional.empty(), Optional.empty());

    public RelationPath {
        requireNonNull(database, "database is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(identifier, "identifier is null");
    }

    public static RelationPath of(String database, String schema, String identifier) {
        return new RelationPath(Optional.of(database), Optional.of(schema), Optional.of(identifier));
    }

    public Optional<String> part(Component component) {
        return switch (component) {
            case DATABASE -> database;
            case SCHEMA -> schema;
            case IDENTIFIER -> identifier;
        };
    }

    /** This path with another part, or without it. */
    public RelationPath with(Component component, Optional<String> part) {
        return switch (component) {
            case DATABASE -> new RelationPath(part, schema, identifier);
            case SCHEMA -> new RelationPath(database, part, identifier);
            case IDENTIFIER -> new RelationPath(database, schema, part);
        };
    }
}
