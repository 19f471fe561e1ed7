package dev.floe.dbt.materialize;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.relation.Relation;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/**
 * What foreign keys ask of a build, by the macros that DuckDB has for it; elsewhere they ask nothing. DuckDB neither renames nor
 * drops a table that a foreign key points at, and remembers a table with a foreign key by the name under which it was made.
 */
final class ForeignKeyTables {
    private static final String HAS_FOREIGN_KEYS = "has_foreign_key_constraints";
    private static final String MAY_BE_TARGET = "may_be_foreign_key_target";

    private final NodeTemplates templates;

    ForeignKeyTables(NodeTemplates templates) {
        this.templates = requireNonNull(templates, "templates is null");
    }

    /** Whether the database keeps tables from being replaced at all. */
    boolean isOfConcern() {
        return templates.method(templates.name("adapter"), "type").toText().equals("duckdb");
    }

    /** Whether the node's table has a foreign key, or had one, so that it must be made by the name that it keeps. */
    boolean isBuiltInPlace(Optional<Relation> existing) {
        return isTrue(HAS_FOREIGN_KEYS, existing);
    }

    /** Whether the node's table has a key to point at, or had one. */
    boolean mayBeTarget(Optional<Relation> existing) {
        return isTrue(MAY_BE_TARGET, existing);
    }

    private boolean isTrue(String macro, Optional<Relation> existing) {
        return isOfConcern()
                && mayHaveKeys(existing)
                && templates.call(macro, NodeBuild.value(existing)).isTrue();
    }

    /** Most tables have no keys, which is known without a macro. */
    private boolean mayHaveKeys(Optional<Relation> existing) {
        boolean isPromised = templates.config("contract") instanceof DictValue contract
                && contract.find("enforced").filter(Value::isTrue).isPresent();
        return isPromised || existing.filter(this::hadKeys).isPresent();
    }

    private boolean hadKeys(Relation relation) {
        return templates
                .method(templates.name("adapter"), "existing_key_constraint_types", NodeBuild.value(relation))
                .isTrue();
    }

    /** Whether a foreign key of another table points at one now. */
    boolean isTarget(Relation relation) {
        String query = """
                select 1 from duckdb_constraints()
                where constraint_type = 'FOREIGN KEY'
                    and lower(database_name) = lower(%s)
                    and lower(schema_name) = lower(%s)
                    and lower(referenced_table) = lower(%s)
                    and lower(table_name) <> lower(referenced_table)
                limit 1
                """.formatted(
                        literal(relation.path().database()),
                        literal(relation.path().schema()),
                        literal(relation.path().identifier()));
        Value found = templates.call("run_query", StringValue.of(query));
        return !templates.elements(templates.attribute(found, "rows")).isEmpty();
    }

    private static String literal(Optional<String> name) {
        return "'" + name.orElse("").replace("'", "''") + "'";
    }

    /** Drops what is there in the transaction of the node, and gives the tables that {@link #restore} is to bring back. */
    Value drop(Optional<Relation> existing) {
        return existing.map(relation -> templates.call("drop_relation_for_rebuild", NodeBuild.value(relation)))
                .orElse(NoneValue.NONE);
    }

    /** Drops the tables that point at one, and gives those that {@link #restore} is to bring back. */
    Value dropDependents(Relation present) {
        return mayBeTarget(Optional.of(present))
                ? templates.call("drop_foreign_key_dependents", NodeBuild.value(present))
                : NoneValue.NONE;
    }

    /** Brings back rows of tables that were dropped; the run makes their foreign keys again where it builds them. */
    void restore(Value dropped) {
        if (dropped.isTrue()) {
            templates.call("restore_foreign_key_dependents", dropped);
        }
    }
}
