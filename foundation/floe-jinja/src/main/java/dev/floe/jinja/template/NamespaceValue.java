package dev.floe.jinja.template;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Jinja's {@code namespace}: attributes that can be assigned from any scope. */
final class NamespaceValue implements HostValue {
    private final Map<String, Value> attributes = new LinkedHashMap<>();

    static FunctionValue constructor() {
        return new FunctionValue("namespace", NamespaceValue::create);
    }

    private static Value create(Evaluation evaluation, Arguments arguments) {
        NamespaceValue namespace = new NamespaceValue();
        DictValue dict = Dicts.create(evaluation, arguments);
        dict.entries().forEach((key, value) -> namespace.assign(nameOf(key), value));
        return namespace;
    }

    private static String nameOf(Value key) {
        if (key instanceof StringValue name) {
            return name.value();
        }
        throw TemplateException.type("attribute name must be string, not '" + key.typeName() + "'");
    }

    void assign(String name, Value value) {
        attributes.put(name, value);
    }

    @Override
    public Optional<Value> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public String repr() {
        return "<Namespace " + DictValue.ofNamed(attributes).repr() + ">";
    }

    @Override
    public String toString() {
        return repr();
    }
}
