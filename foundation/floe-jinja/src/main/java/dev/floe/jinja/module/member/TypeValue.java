package dev.floe.jinja.module.member;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * A type of a module: it makes values, and has functions and constants of its own.
 *
 * @param name its name with its module's, such as {@code datetime.date}
 * @param constructor what a call of it does
 * @param members its functions and constants
 */
public record TypeValue(String name, FunctionValue.Body constructor, Map<String, Value> members)
        implements CallableValue {
    public TypeValue {
        requireNonNull(name, "name is null");
        requireNonNull(constructor, "constructor is null");
        members = Map.copyOf(members);
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        return constructor.call(evaluation, arguments);
    }

    @Override
    public Optional<Value> attribute(String attribute) {
        return Optional.ofNullable(members.get(attribute));
    }

    @Override
    public String typeName() {
        return "type";
    }

    @Override
    public String repr() {
        return "<class '" + name + "'>";
    }
}
