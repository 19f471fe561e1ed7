package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/**
 * The class of relations as templates see it: {@code api.Relation}.
 *
 * @param dialect how the relations that it makes behave
 * @param quoting which parts of their names are quoted where a call says nothing else
 */
public record RelationClassValue(RelationDialect dialect, RelationPolicy quoting) implements HostValue {
    private static final Members<RelationClassValue> MEMBERS = build();

    public RelationClassValue {
        requireNonNull(dialect, "dialect is null");
        requireNonNull(quoting, "quoting is null");
    }

    /** The class itself, which knows nothing of a project's quoting. */
    static RelationClassValue ofClass(RelationDialect dialect) {
        return new RelationClassValue(dialect, RelationPolicy.ALL);
    }

    private static Members<RelationClassValue> build() {
        Members.Builder<RelationClassValue> members = Members.builder();
        for (RelationType type : RelationType.values()) {
            if (type != RelationType.EPHEMERAL) {
                members.attribute(type.label(), _ -> StringValue.of(type.key()));
            }
        }
        return members.attribute("get_relation_type", _ -> new RelationTypeClassValue())
                .openMethod(
                        "create",
                        (owner, _, arguments) ->
                                new RelationValue(RelationCreation.create(owner.dialect, owner.quoting, arguments)))
                .openMethod(
                        "create_from",
                        (owner, evaluation, arguments) ->
                                new RelationValue(RelationCreation.createFrom(owner.dialect, evaluation, arguments)))
                .openMethod(
                        "create_ephemeral_from",
                        (owner, evaluation, arguments) -> new RelationValue(
                                RelationCreation.createEphemeralFrom(owner.dialect, evaluation, arguments)))
                .method("add_ephemeral_prefix(name)", RelationClassValue::ephemeralName)
                .method(
                        "scd_args(primary_key, updated_at)",
                        (_, _, arguments) ->
                                scdArguments(arguments.value("primary_key"), arguments.value("updated_at")))
                .method("get_default_quote_policy()", (_, _, _) -> new PolicyValue(RelationPolicy.ALL))
                .method("get_default_include_policy()", (_, _, _) -> new PolicyValue(RelationPolicy.ALL))
                .build();
    }

    private static Value ephemeralName(RelationClassValue owner, Evaluation evaluation, BoundArguments arguments) {
        return StringValue.of(
                Relation.ephemeralName(arguments.value("name", NoneValue.NONE).toText()));
    }

    private static ListValue scdArguments(Value primaryKey, Value updatedAt) {
        ListValue all = primaryKey instanceof ListValue keys ? ListValue.of(keys.elements()) : ListValue.of(primaryKey);
        all.elements().add(updatedAt);
        return all;
    }

    @Override
    public Optional<Value> attribute(String name) {
        return MEMBERS.find(this, name);
    }

    @Override
    public String typeName() {
        return "RelationProxy";
    }

    @Override
    public String toString() {
        return repr();
    }
}
