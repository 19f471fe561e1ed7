package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

/**
 * A function of the host.
 *
 * @param name its name in errors
 * @param body what it does
 */
public record FunctionValue(String name, Body body) implements CallableValue {
    /** What a function does with its arguments. */
    @FunctionalInterface
    public interface Body {
        Value call(Evaluation evaluation, Arguments arguments);
    }

    public FunctionValue {
        requireNonNull(name, "name is null");
        requireNonNull(body, "body is null");
    }

    /** A function whose arguments are bound to the parameters first. */
    public static FunctionValue of(Parameters parameters, BoundBody body) {
        return new FunctionValue(
                parameters.function(), (evaluation, arguments) -> body.call(evaluation, parameters.bind(arguments)));
    }

    /** What a function does with bound arguments. */
    @FunctionalInterface
    public interface BoundBody {
        Value call(Evaluation evaluation, BoundArguments arguments);
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        return body.call(evaluation, arguments);
    }
}
