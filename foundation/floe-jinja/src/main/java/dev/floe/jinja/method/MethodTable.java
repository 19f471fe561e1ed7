package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of one type, by name. */
final class MethodTable<T extends Value> {
    private final Map<String, Method<T>> methods = new HashMap<>();

    /** What a method does. */
    @FunctionalInterface
    interface Body<T extends Value> {
        Value call(Evaluation evaluation, T receiver, MethodArguments arguments);
    }

    /** What a method does with any number of arguments. */
    @FunctionalInterface
    interface ListBody<T extends Value> {
        Value call(Evaluation evaluation, T receiver, List<Value> arguments);
    }

    /** A method that has no receiver yet. */
    @FunctionalInterface
    private interface Method<T extends Value> {
        FunctionValue.Body bind(T receiver);
    }

    /** Adds a method with a signature such as {@code replace(old, new, count=-1, /)}. */
    MethodTable<T> with(String signature, Body<T> body) {
        return with(Signature.of(signature), body);
    }

    /** Adds a method that reads its arguments the older way. */
    MethodTable<T> withParsed(String signature, Body<T> body) {
        return with(Signature.parsed(signature), body);
    }

    private MethodTable<T> with(Signature signature, Body<T> body) {
        methods.put(
                signature.method(),
                receiver -> (evaluation, arguments) ->
                        body.call(evaluation, receiver, signature.bind(receiver.typeName(), arguments)));
        return this;
    }

    /** Adds a method that takes any number of arguments. */
    MethodTable<T> withAny(String name, ListBody<T> body) {
        methods.put(name, receiver -> (evaluation, arguments) -> {
            if (!arguments.named().isEmpty()) {
                throw TemplateException.type(name + "() takes no keyword arguments");
            }
            return body.call(evaluation, receiver, arguments.positional());
        });
        return this;
    }

    /** The method of this name, bound to its receiver. */
    Optional<Value> find(T receiver, String name) {
        Method<T> method = methods.get(name);
        return method == null ? Optional.empty() : Optional.of(new FunctionValue(name, method.bind(receiver)));
    }
}
