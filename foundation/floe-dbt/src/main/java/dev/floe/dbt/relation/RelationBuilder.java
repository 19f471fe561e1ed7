package dev.floe.dbt.relation;

import java.math.BigInteger;
import java.util.Optional;

/** Collects what a relation is made of. */
public final class RelationBuilder {
    private final RelationDialect dialect;
    private RelationPath path = RelationPath.EMPTY;
    private Optional<RelationType> type = Optional.empty();
    private String quoteCharacter = "\"";
    private RelationPolicy includePolicy = RelationPolicy.ALL;
    private RelationPolicy quotePolicy = RelationPolicy.ALL;
    private boolean dbtCreated;
    private Optional<BigInteger> limit = Optional.empty();
    private Optional<EventTimeFilter> eventTimeFilter = Optional.empty();
    private boolean requireAlias;
    private Optional<String> catalog = Optional.empty();
    private Optional<String> external = Optional.empty();
    private Optional<String> view = Optional.empty();

    private RelationBuilder(RelationDialect dialect) {
        this.dialect = dialect;
        this.requireAlias = dialect.aliasNeed() == RelationDialect.AliasNeed.REQUIRED;
    }

    public static RelationBuilder of(RelationDialect dialect) {
        return new RelationBuilder(dialect);
    }

    static RelationBuilder of(Relation relation) {
        RelationBuilder builder = of(relation.dialect())
                .path(relation.path())
                .type(relation.type())
                .quoteCharacter(relation.quoteCharacter())
                .includePolicy(relation.includePolicy())
                .quotePolicy(relation.quotePolicy())
                .limit(relation.limit())
                .eventTimeFilter(relation.eventTimeFilter())
                .catalog(relation.catalog())
                .external(relation.external())
                .view(relation.view());
        builder.dbtCreated = relation.dbtCreated();
        builder.requireAlias = relation.requireAlias();
        return builder;
    }

    public RelationBuilder path(RelationPath value) {
        this.path = value;
        return this;
    }

    public RelationBuilder type(Optional<RelationType> value) {
        this.type = value;
        return this;
    }

    public RelationBuilder quoteCharacter(String value) {
        this.quoteCharacter = value;
        return this;
    }

    public RelationBuilder includePolicy(RelationPolicy value) {
        this.includePolicy = value;
        return this;
    }

    public RelationBuilder quotePolicy(RelationPolicy value) {
        this.quotePolicy = value;
        return this;
    }

    /** Says whether it is known to come from a project. */
    RelationBuilder dbtCreated(Optional<Boolean> value) {
        this.dbtCreated = value.orElse(dbtCreated);
        return this;
    }

    /** Says that it is known to come from a project. */
    public RelationBuilder dbtCreated() {
        this.dbtCreated = true;
        return this;
    }

    public RelationBuilder limit(Optional<BigInteger> value) {
        this.limit = value;
        return this;
    }

    public RelationBuilder eventTimeFilter(Optional<EventTimeFilter> value) {
        this.eventTimeFilter = value;
        return this;
    }

    /** Says whether a subquery gets an alias; what the dialect says, where absent. */
    RelationBuilder requireAlias(Optional<Boolean> value) {
        this.requireAlias = value.orElse(requireAlias);
        return this;
    }

    public RelationBuilder catalog(Optional<String> value) {
        this.catalog = value;
        return this;
    }

    public RelationBuilder external(Optional<String> value) {
        this.external = value;
        return this;
    }

    RelationBuilder view(Optional<String> value) {
        this.view = value;
        return this;
    }

    public Relation build() {
        return new Relation(
                dialect,
                path,
                type,
                quoteCharacter,
                includePolicy,
                quotePolicy,
                dbtCreated,
                limit,
                eventTimeFilter,
                requireAlias,
                catalog,
                external,
                view);
    }
}
