package dev.floe.dbt.materialize;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationType;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One node while it is built: what its materialization asks of macros and of the adapter, by the names that dbt has for it.
 * Whatever a project overrides takes effect.
 */
final class NodeBuild {
    /** Whether hooks run in the transaction of the node. */
    enum Transaction {
        INSIDE,
        OUTSIDE
    }

    private final NodeTemplates templates;
    private final PresentRows presentRows;
    private final ForeignKeyTables foreignKeys;

    NodeBuild(NodeTemplates templates, PresentRows presentRows) {
        this.templates = templates;
        this.foreignKeys = new ForeignKeyTables(templates);
        this.presentRows = presentRows;
    }

    PresentRows presentRows() {
        return presentRows;
    }

    ForeignKeyTables foreignKeys() {
        return foreignKeys;
    }

    NodeTemplates templates() {
        return templates;
    }

    /** The relation that the node stands for. */
    Relation self() {
        return relation(templates.name("this"), "this");
    }

    /** The node's own SQL, compiled. */
    Value code() {
        return templates.name("compiled_code");
    }

    Value config(String key) {
        return templates.config(key);
    }

    /** What the database has under a relation's name. */
    Optional<Relation> existing(Relation relation) {
        Value found = templates.call("load_cached_relation", value(relation));
        return found == NoneValue.NONE ? Optional.empty() : Optional.of(relation(found, "load_cached_relation"));
    }

    Relation intermediate(Relation target) {
        return relation(templates.call("make_intermediate_relation", value(target)), "make_intermediate_relation");
    }

    Relation backup(Relation target, Optional<Relation> existing, RelationType otherwise) {
        RelationType type = existing.flatMap(Relation::type).orElse(otherwise);
        return relation(
                templates.call("make_backup_relation", value(target), StringValue.of(type.key())),
                "make_backup_relation");
    }

    void dropIfExists(Optional<Relation> relation) {
        templates.call(
                "drop_relation_if_exists",
                relation.<Value>map(RelationValue::new).orElse(NoneValue.NONE));
    }

    void drop(Relation relation) {
        adapter("drop_relation", value(relation));
    }

    void rename(Relation from, Relation to) {
        adapter("rename_relation", value(from), value(to));
    }

    /** Builds the table of the node's query in the place of what is there, which may have another name until it is dropped. */
    void replaceTable(Optional<Relation> existing, Relation intermediate, Relation target, Relation backup) {
        if (foreignKeys.isBuiltInPlace(existing)) {
            Value dependents = foreignKeys.drop(existing);
            main(createTableAs(target, code()));
            foreignKeys.restore(dependents);
        } else {
            main(createTableAs(intermediate, code()));
            swap(existing, intermediate, target, backup);
        }
    }

    /** Puts what has been built in the place of what is there; that keeps a name until it is dropped. */
    void swap(Optional<Relation> existing, Relation built, Relation target, Relation backup) {
        Value dependents = existing.flatMap(this::existing)
                .map(present -> putAside(present, target, backup))
                .orElse(NoneValue.NONE);
        rename(built, target);
        foreignKeys.restore(dependents);
    }

    /** The tables that point at it, which are without their foreign keys from now on. */
    private Value putAside(Relation present, Relation target, Relation backup) {
        Value dependents = NoneValue.NONE;
        if (present.is(RelationType.TABLE) && templates.has("drop_indexes_on_relation")) {
            templates.call("drop_indexes_on_relation", value(present));
        }
        if (present.is(RelationType.TABLE) && target.is(RelationType.TABLE)) {
            dependents = foreignKeys.dropDependents(present);
        }
        rename(present, backup);
        return dependents;
    }

    void commit() {
        adapter("commit");
    }

    Value adapter(String method, Value... arguments) {
        return templates.method(templates.name("adapter"), method, arguments);
    }

    void preHooks(Transaction transaction) {
        hooks("pre_hooks", transaction);
    }

    void postHooks(Transaction transaction) {
        hooks("post_hooks", transaction);
    }

    private void hooks(String name, Transaction transaction) {
        Value hooks = templates.name(name);
        if (hooks.isTrue()) {
            templates.call("run_hooks", hooks, BoolValue.of(transaction == Transaction.INSIDE));
        }
    }

    /** Runs the statement whose result the node has. */
    void main(Value sql) {
        templates.statement(sql.toText(), Map.of("name", StringValue.of("main")));
    }

    Value createTableAs(Relation relation, Value sql) {
        return createTableAs(relation, sql, BoolValue.FALSE);
    }

    Value createTemporaryTableAs(Relation relation, Value sql) {
        return createTableAs(relation, sql, BoolValue.TRUE);
    }

    private Value createTableAs(Relation relation, Value sql, BoolValue isTemporary) {
        return templates.call("get_create_table_as_sql", isTemporary, value(relation), sql);
    }

    /** Grants what the node is configured to grant, and takes back what it is not. */
    void applyGrants(Relation target, Value existing, boolean isFullRefresh) {
        Value grants = config("grants");
        Value shouldRevoke = templates.call("should_revoke", existing, BoolValue.of(isFullRefresh));
        templates.call("apply_grants", List.of(value(target), grants), Map.of("should_revoke", shouldRevoke));
    }

    void persistDocs(Relation target) {
        templates.call("persist_docs", value(target), templates.name("model"));
    }

    void createIndexes(Relation target) {
        templates.call("create_indexes", value(target));
    }

    boolean shouldFullRefresh() {
        return templates.call("should_full_refresh").isTrue();
    }

    static Value value(Relation relation) {
        return new RelationValue(relation);
    }

    static Value value(Optional<Relation> relation) {
        return relation.<Value>map(RelationValue::new).orElse(NoneValue.NONE);
    }

    static Relation relation(Value value, String source) {
        if (value instanceof RelationValue found) {
            return found.relation();
        }
        throw TemplateException.of(
                ErrorKind.RAISED, "'" + source + "' should give a relation, but gave " + value.repr());
    }
}
