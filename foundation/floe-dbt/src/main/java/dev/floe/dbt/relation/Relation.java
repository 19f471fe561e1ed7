package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table, a view or whatever else a database has a name for; what dbt calls a relation.
 *
 * @param dialect how the relations of its database behave
 * @param path its name
 * @param type what it is, where that is known
 * @param quoteCharacter what stands before and after a quoted part
 * @param includePolicy which parts are written
 * @param quotePolicy which parts are quoted
 * @param dbtCreated whether it is known to come from a project, so that an unquoted name matches in any case
 * @param limit how many rows are read, where not all are
 * @param eventTimeFilter which rows are read, where not all are
 * @param requireAlias whether a subquery over it gets an alias
 * @param catalog the catalog that holds it
 * @param external what reads the file that it stands for
 * @param view the view of the information schema that it names
 */
public record Relation(
        RelationDialect dialect,
        RelationPath path,
        Optional<RelationType> type,
        String quoteCharacter,
        RelationPolicy includePolicy,
        RelationPolicy quotePolicy,
        boolean dbtCreated,
        Optional<BigInteger> limit,
        Optional<EventTimeFilter> eventTimeFilter,
        boolean requireAlias,
        Optional<String> catalog,
        Optional<String> external,
        Optional<String> view) {
    private static final String EPHEMERAL_PREFIX = "__dbt__cte__";

    public Relation {
        requireNonNull(dialect, "dialect is null");
        requireNonNull(path, "path is null");
        requireNonNull(type, "type is null");
        requireNonNull(quoteCharacter, "quoteCharacter is null");
        requireNonNull(includePolicy, "includePolicy is null");
        requireNonNull(quotePolicy, "quotePolicy is null");
        requireNonNull(limit, "limit is null");
        requireNonNull(eventTimeFilter, "eventTimeFilter is null");
        requireNonNull(catalog, "catalog is null");
        requireNonNull(external, "external is null");
        requireNonNull(view, "view is null");
        requireShortName(dialect, path, type);
    }

    private static void requireShortName(RelationDialect dialect, RelationPath path, Optional<RelationType> type) {
        if (dialect.longestIdentifier().isEmpty() || type.isEmpty()) {
            return;
        }
        int longest = dialect.longestIdentifier().getAsInt();
        path.identifier()
                .filter(name -> name.codePointCount(0, name.length()) > longest)
                .ifPresent(name -> {
                    throw TemplateException.of(
                            ErrorKind.RAISED,
                            "Relation '%s' has a name of %d characters, the database allows %d"
                                    .formatted(name, name.codePointCount(0, name.length()), longest));
                });
    }

    /** A relation of which nothing but the name is known, with every part written and quoted. */
    public static Relation of(RelationDialect dialect, RelationPath path) {
        return RelationBuilder.of(dialect).path(path).build();
    }

    /** The name of the common table expression that stands for a model that is ephemeral. */
    public static String ephemeralName(String identifier) {
        return EPHEMERAL_PREFIX + identifier;
    }

    /** A builder with everything of this relation. */
    public RelationBuilder change() {
        return RelationBuilder.of(this);
    }

    public Relation withPath(RelationPath changed) {
        return change().path(changed).build();
    }

    public Relation withType(RelationType changed) {
        return change().type(Optional.of(changed)).build();
    }

    /** This relation with other parts written. */
    public Relation include(Map<Component, Boolean> answers) {
        return change().includePolicy(includePolicy.with(answers)).build();
    }

    /** This relation with other parts quoted. */
    public Relation quote(Map<Component, Boolean> answers) {
        return change().quotePolicy(quotePolicy.with(answers)).build();
    }

    /** The schema of this relation. */
    public Relation withoutIdentifier() {
        return change().includePolicy(includePolicy.with(Map.of(Component.IDENTIFIER, false)))
                .path(path.with(Component.IDENTIFIER, Optional.empty()))
                .build();
    }

    /** The information schema of this relation's database, or a view of it. */
    public Relation informationSchema(Optional<String> viewName) {
        return RelationBuilder.of(RelationDialect.INFORMATION_SCHEMA)
                .path(new RelationPath(path.database(), Optional.empty(), Optional.of("INFORMATION_SCHEMA")))
                .type(Optional.of(RelationType.VIEW))
                .includePolicy(new RelationPolicy(path.database().isPresent(), false, true))
                .quotePolicy(quotePolicy.with(Map.of(Component.IDENTIFIER, false)))
                .view(viewName)
                .build();
    }

    /**
     * Whether this relation has all the parts that are given.
     *
     * @throws TemplateException of kind RAISED if it would be so but for upper and lower case or quotes, or if no part is
     *     given
     */
    public boolean matches(RelationPath searched) {
        return RelationMatch.matches(this, searched);
    }

    public boolean is(RelationType expected) {
        return type.equals(Optional.of(expected));
    }

    /** Whether the database can rename such a relation, or replace it in one step. */
    public boolean isReplaceable() {
        return type.isPresent() && dialect.replaceable().contains(type.get());
    }

    /** One part as it stands in SQL when it is quoted. */
    public String quoted(String part) {
        return quoteCharacter + part + quoteCharacter;
    }

    /** The name in SQL; nothing where no part is there. */
    public String render() {
        Optional<String> reader = external.filter(text -> !text.isEmpty());
        if (reader.isPresent()) {
            return reader.get();
        }
        String name = Component.ALL.stream()
                .filter(includePolicy::part)
                .flatMap(component ->
                        path.part(component).stream().map(part -> quotePolicy.part(component) ? quoted(part) : part))
                .collect(Collectors.joining("."));
        return view.map(viewName -> name.isEmpty() ? viewName : name + "." + viewName)
                .orElse(name);
    }

    /** The name, or a subquery of some of its rows. */
    public String renderLimited() {
        String name = render();
        if (limit.isEmpty()) {
            return name;
        }
        String rows = limit.get().signum() == 0 ? "where false limit 0" : "limit " + limit.get();
        return "(select * from %s %s)%s".formatted(name, rows, alias("limit"));
    }

    /** A subquery of the rows in the span of time, over what is given; that itself where there is no span. */
    public String renderEventTimeFiltered(String rows) {
        return eventTimeFilter
                .flatMap(EventTimeFilter::condition)
                .map(condition -> "(select * from %s where %s)%s".formatted(rows, condition, alias("et_filter")))
                .orElse(rows);
    }

    /** What stands in SQL where the rows are read: the name, or a subquery of the rows that are wanted. */
    public String renderRows() {
        return is(RelationType.FUNCTION) ? render() : renderEventTimeFiltered(renderLimited());
    }

    private String alias(String reason) {
        return requireAlias
                ? " _dbt_%s_subq_%s".formatted(reason, path.identifier().orElse("None"))
                : "";
    }
}
