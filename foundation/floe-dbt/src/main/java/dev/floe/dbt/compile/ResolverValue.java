package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** {@code ref} or {@code source}: a function that also knows the project, which packages ask for their own version. */
record ResolverValue(FunctionValue function, Value config) implements CallableValue {
    ResolverValue {
        requireNonNull(function, "function is null");
        requireNonNull(config, "config is null");
    }

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        return function.call(evaluation, arguments);
    }

    @Override
    public Optional<Value> attribute(String name) {
        return name.equals("config") ? Optional.of(config) : Optional.empty();
    }
}
