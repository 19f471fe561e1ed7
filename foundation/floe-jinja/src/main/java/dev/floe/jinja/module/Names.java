package dev.floe.jinja.module;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * A module: names and what they stand for.
 *
 * @param name the module's own name
 */
record Names(String name, Map<String, Value> values) implements HostValue {
    Names {
        requireNonNull(name, "name is null");
        values = Map.copyOf(values);
    }

    @Override
    public Optional<Value> attribute(String attribute) {
        return Optional.ofNullable(values.get(attribute));
    }

    @Override
    public String typeName() {
        return "module";
    }

    @Override
    public String repr() {
        return "<module '" + name + "'>";
    }
}
