package dev.floe.dbt.relation;

import java.util.Map;

/**
 * A yes or no for each part of a relation's name: whether it is quoted, or whether it is written at all.
 *
 * @param database the answer for the database
 * @param schema the answer for the schema
 * @param identifier the answer for the identifier
 */
public record RelationPolicy(boolean database, boolean schema, boolean identifier) {
    public static final RelationPolicy ALL = new RelationPolicy(true, true, true);

    public boolean part(Component component) {
        return switch (component) {
            case DATABASE -> database;
            case SCHEMA -> schema;
            case IDENTIFIER -> identifier;
        };
    }

    /** This policy with the answers that are given, and its own for the others. */
    public RelationPolicy with(Map<Component, Boolean> answers) {
        return new RelationPolicy(
                answers.getOrDefault(Component.DATABASE, database),
                answers.getOrDefault(Component.SCHEMA, schema),
                answers.getOrDefault(Component.IDENTIFIER, identifier));
    }
}
