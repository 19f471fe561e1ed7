package dev.floe.jinja.method;

import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The methods of one type, by name. */
final class MethodTable<T extends Value> {
    private final Map<String, Method<T>> methods = new HashMap<>();

    /** What a method does. */
    @FunctionalInterface
    interface Body<T extends Value> {
        Value call(Evaluation evaluation, T receiver, BoundArguments arguments);
    }

    private record Method<T extends Value>(Parameters parameters, Body<T> body) {}

    /** Adds a method with a signature such as {@code split(sep=None, maxsplit=-1)}. */
    MethodTable<T> with(String signature, Body<T> body) {
        Parameters parameters = Parameters.of(signature);
        methods.put(parameters.function(), new Method<>(parameters, body));
        return this;
    }

    /** The method of this name, bound to its receiver. */
    Optional<Value> find(T receiver, String name) {
        Method<T> method = methods.get(name);
        if (method == null) {
            return Optional.empty();
        }
        return Optional.of(FunctionValue.of(
                method.parameters(), (evaluation, arguments) -> method.body().call(evaluation, receiver, arguments)));
    }
}
