package dev.floe.dbt.relation;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** The types of relations as templates see them: each is a str, and the class makes one of a str. */
record RelationTypeClassValue() implements CallableValue {
    private static final Parameters PARAMETERS = Parameters.of("RelationType(value)");

    @Override
    public Optional<Value> attribute(String name) {
        return RelationType.findLabel(name).map(type -> StringValue.of(type.key()));
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return key instanceof StringValue name ? attribute(name.value()) : Optional.empty();
    }

    @Override
    public String name() {
        return "RelationType";
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        Value value = PARAMETERS.bind(arguments).value("value");
        if (value instanceof StringValue text && RelationType.find(text.value()).isPresent()) {
            return text;
        }
        throw TemplateException.value(value.repr() + " is not a type of relation");
    }

    @Override
    public String typeName() {
        return "EnumMeta";
    }

    @Override
    public String repr() {
        return "<enum 'RelationType'>";
    }

    @Override
    public String toString() {
        return repr();
    }
}
