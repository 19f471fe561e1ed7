package dev.floe.jinja.template;

import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A compiled macro.
 *
 * @param parameters in order; each has the slot of its place
 * @param more which arguments it takes beyond its parameters, with their slots
 * @param size how many slots its scope has
 */
record MacroCode(String name, List<Parameter> parameters, More more, StatementCode body, int size) {

    /** A parameter and what it is when it is not given. */
    record Parameter(String name, Optional<ExpressionCode> fallback) {
        Value absent(Frame frame) {
            return fallback.map(code -> code.evaluate(frame))
                    .orElseGet(() ->
                            new UndefinedValue("parameter '" + name + "' was not provided", frame.run.undefinedUse()));
        }
    }

    /** The slots of {@code varargs}, {@code kwargs} and {@code caller}, where the body uses them. */
    record More(Optional<Integer> positional, Optional<Integer> named, Optional<Integer> caller) {}
}
