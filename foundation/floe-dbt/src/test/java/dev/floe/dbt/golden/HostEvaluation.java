package dev.floe.dbt.golden;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Indexing;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.Optional;

/** Calls host values as the language does, without budgets and without filters. */
public final class HostEvaluation implements Evaluation {
    @Override
    public void chargeSteps(long steps) {}

    @Override
    public void chargeText(long characters) {}

    @Override
    public void chargeElements(long elements) {}

    @Override
    public Value call(Value callee, Arguments arguments) {
        if (callee instanceof CallableValue callable) {
            return callable.call(this, arguments);
        }
        throw TemplateException.type("'%s' object is not callable".formatted(callee.typeName()));
    }

    @Override
    public Value attribute(Value value, String name) {
        return ofHost(value, name)
                .or(() -> Indexing.item(this, value, StringValue.of(name)))
                .orElseGet(() -> undefined(name));
    }

    @Override
    public Value item(Value value, Value key) {
        return Indexing.item(this, value, key)
                .or(() -> key instanceof StringValue name ? ofHost(value, name.value()) : Optional.empty())
                .orElseGet(() -> undefined(key.toText()));
    }

    private static Optional<Value> ofHost(Value value, String name) {
        return switch (value) {
            case HostValue host -> host.attribute(name);
            case DictValue dict -> dict.find(name);
            default -> Optional.empty();
        };
    }

    private static Value undefined(String name) {
        return new UndefinedValue("'%s' is undefined".formatted(name), UndefinedValue.Use.FAILS);
    }

    @Override
    public Iterator<Value> iterate(Value value) {
        return Sequences.iterate(value);
    }

    @Override
    public Optional<Filter> filter(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Filter> test(String name) {
        return Optional.empty();
    }

    @Override
    public UndefinedValue.Use undefinedUse() {
        return UndefinedValue.Use.FAILS;
    }
}
