package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.TemplateException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments by the names of their parameters, with the conversions that functions ask for.
 *
 * @param function the function's name, for errors
 * @param values the arguments that were given
 */
public record BoundArguments(String function, Map<String, Value> values) {
    public BoundArguments {
        requireNonNull(function, "function is null");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Optional<Value> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** An argument that its parameter requires. */
    public Value value(String name) {
        return requireNonNull(values.get(name), name);
    }

    public Value value(String name, Value absent) {
        return values.getOrDefault(name, absent);
    }

    /** A required argument that is a str. */
    public String text(String name) {
        return textOf(name, value(name));
    }

    /** A str, or the given text where the argument is absent. */
    public String text(String name, String absent) {
        return find(name).map(value -> textOf(name, value)).orElse(absent);
    }

    /** A str; absent where the argument is absent or None. */
    public Optional<String> optionalText(String name) {
        return find(name).filter(value -> value != NoneValue.NONE).map(value -> textOf(name, value));
    }

    /** A whole number or a boolean, the nearest int to it, or the given number where the argument is absent. */
    public int number(String name, int absent) {
        return find(name).map(value -> numberOf(name, value)).orElse(absent);
    }

    /** The truth of an argument, or the given one where it is absent. */
    public boolean truth(String name, boolean absent) {
        return find(name).map(Value::isTrue).orElse(absent);
    }

    private String textOf(String name, Value value) {
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw TemplateException.type(
                "%s() argument '%s' must be str, not %s".formatted(function, name, value.typeName()));
    }

    private int numberOf(String name, Value value) {
        if (value instanceof IntValue number) {
            return number.clamped();
        }
        if (value instanceof BoolValue truth) {
            return truth.isTrue() ? 1 : 0;
        }
        throw TemplateException.type(
                "%s() argument '%s' must be int, not %s".formatted(function, name, value.typeName()));
    }
}
