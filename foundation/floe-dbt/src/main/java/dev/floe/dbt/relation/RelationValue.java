package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Texts;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/**
 * A relation as templates see it: it prints as the SQL that reads it.
 *
 * @param relation the relation
 */
public record RelationValue(Relation relation) implements HostValue {
    public RelationValue {
        requireNonNull(relation, "relation is null");
    }

    @Override
    public Optional<Value> attribute(String name) {
        if (name.equals("external") && relation.dialect().external() == RelationDialect.External.SUPPORTED) {
            return Optional.of(Texts.orNone(relation.external()));
        }
        if (name.equals("information_schema_view") && relation.dialect().equals(RelationDialect.INFORMATION_SCHEMA)) {
            return Optional.of(Texts.orNone(relation.view()));
        }
        if (relation.dialect().equals(RelationDialect.POSTGRES)) {
            Optional<Value> own = PostgresRelationMembers.ALL.find(relation, name);
            if (own.isPresent()) {
                return own;
            }
        }
        return RelationMembers.ALL.find(relation, name).or(() -> RelationClassValue.ofClass(relation.dialect())
                .attribute(name));
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return key instanceof StringValue name ? attribute(name.value()) : Optional.empty();
    }

    @Override
    public boolean isMapping() {
        return true;
    }

    @Override
    public boolean isTrue() {
        return true;
    }

    @Override
    public String typeName() {
        return relation.dialect().className();
    }

    @Override
    public String repr() {
        return "<%s %s>".formatted(typeName(), relation.render());
    }

    @Override
    public String toText() {
        return relation.renderRows();
    }

    @Override
    public String toString() {
        return repr();
    }
}
