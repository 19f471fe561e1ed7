package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import java.util.Set;

/**
 * How the relations of one kind of database behave.
 *
 * @param className what templates see as the name of the class
 * @param aliasNeed whether a subquery needs an alias
 * @param replaceable the types that can be renamed, and replaced in one step
 * @param external whether a relation may stand for a file, and then prints as what reads the file
 * @param longestIdentifier how many characters the identifier of a relation with a type may have
 */
public record RelationDialect(
        String className,
        AliasNeed aliasNeed,
        Set<RelationType> replaceable,
        External external,
        OptionalInt longestIdentifier) {
    /** Whether the database requires that a subquery has an alias. */
    public enum AliasNeed {
        REQUIRED,
        NOT_REQUIRED
    }

    /** Whether a relation may stand for a file. */
    public enum External {
        SUPPORTED,
        NOT_SUPPORTED
    }

    public static final RelationDialect DUCKDB = new RelationDialect(
            "DuckDBRelation", AliasNeed.NOT_REQUIRED, Set.of(), External.SUPPORTED, OptionalInt.empty());

    public static final RelationDialect POSTGRES = new RelationDialect(
            "PostgresRelation",
            AliasNeed.REQUIRED,
            Set.of(RelationType.TABLE, RelationType.VIEW),
            External.NOT_SUPPORTED,
            OptionalInt.of(63));

    /** The views of the information schema, which are the same everywhere. */
    static final RelationDialect INFORMATION_SCHEMA = new RelationDialect(
            "InformationSchema", AliasNeed.REQUIRED, Set.of(), External.NOT_SUPPORTED, OptionalInt.empty());

    public RelationDialect {
        requireNonNull(className, "className is null");
        requireNonNull(aliasNeed, "aliasNeed is null");
        replaceable = Set.copyOf(replaceable);
        requireNonNull(external, "external is null");
        requireNonNull(longestIdentifier, "longestIdentifier is null");
    }
}
