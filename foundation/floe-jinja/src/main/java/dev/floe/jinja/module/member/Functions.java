package dev.floe.jinja.module.member;

import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Collects functions by the names that their signatures begin with. */
public final class Functions {
    private final Map<String, Value> members = new LinkedHashMap<>();

    /** A function that needs nothing but its arguments, from a signature such as {@code replace(old, new, count=-1)}. */
    public static FunctionValue of(String signature, Function<BoundArguments, Value> body) {
        return FunctionValue.of(Parameters.of(signature), (evaluation, arguments) -> body.apply(arguments));
    }

    /** Adds a function that needs nothing but its arguments. */
    public Functions add(String signature, Function<BoundArguments, Value> body) {
        return add(of(signature, body));
    }

    /** Adds a function that uses the evaluation. */
    public Functions addEvaluated(String signature, FunctionValue.BoundBody body) {
        return add(FunctionValue.of(Parameters.of(signature), body));
    }

    public Functions add(FunctionValue function) {
        return put(function.name(), function);
    }

    public Functions put(String name, Value value) {
        members.put(name, value);
        return this;
    }

    /** What was added, in order. */
    public Map<String, Value> members() {
        return members;
    }
}
