package dev.floe.jinja.method;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a method by the names of their parameters, with the conversions and the words of Python's own methods.
 *
 * @param signature what the method takes
 * @param values the arguments that were given
 */
record MethodArguments(Signature signature, Map<String, Value> values) {
    private static final int LARGEST_INDEX_BITS = 63;

    MethodArguments {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    Optional<Value> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** An argument that its parameter requires. */
    Value value(String name) {
        return requireNonNull(values.get(name), name);
    }

    /** An argument, or None where it is absent. */
    Value valueOrNone(String name) {
        return values.getOrDefault(name, NoneValue.NONE);
    }

    /** A required argument that is a str. */
    String text(String name) {
        Value value = value(name);
        if (value instanceof StringValue text) {
            return text.value();
        }
        String typeName = value == NoneValue.NONE ? "None" : Arithmetic.typeName(value);
        throw TemplateException.type(
                switch (signature.convention()) {
                    case PARSED -> "must be str, not " + Arithmetic.typeName(value);
                    case ONE -> signature.method() + "() argument must be str, not " + typeName;
                    default ->
                        "%s() argument %d must be str, not %s"
                                .formatted(signature.method(), signature.names().indexOf(name) + 1, typeName);
                });
    }

    /** A required argument that is a str, of a method whose error does not name itself. */
    String plainText(String name) {
        if (value(name) instanceof StringValue text) {
            return text.value();
        }
        throw TemplateException.type("must be str, not " + Arithmetic.typeName(value(name)));
    }

    /** A whole number, the nearest int to it, or the given number where the argument is absent. */
    int integer(String name, int absent) {
        return find(name).map(MethodArguments::integerOf).orElse(absent);
    }

    /** Whether an argument is another number than zero; false where it is absent. */
    boolean isSet(String name) {
        return integer(name, 0) != 0;
    }

    private static int integerOf(Value value) {
        return switch (value) {
            case IntValue number
            when number.value().bitLength() > LARGEST_INDEX_BITS ->
                throw new TemplateException(ErrorKind.OVERFLOW, "Python int too large to convert to C ssize_t");
            case IntValue number -> number.clamped();
            case BoolValue truth -> truth.asInt().clamped();
            default ->
                throw TemplateException.type(
                        "'" + Arithmetic.typeName(value) + "' object cannot be interpreted as an integer");
        };
    }

    /** A bound of a part, which None leaves open. */
    int boundOrNone(String name, int absent) {
        return valueOrNone(name) == NoneValue.NONE
                ? absent
                : boundOf(value(name), "slice indices must be integers or None or have an __index__ method");
    }

    /** A bound of a part. */
    int bound(String name, int absent) {
        return find(name)
                .map(value -> boundOf(value, "slice indices must be integers or have an __index__ method"))
                .orElse(absent);
    }

    private static int boundOf(Value value, String error) {
        return switch (value) {
            case IntValue number -> number.clamped();
            case BoolValue truth -> truth.asInt().clamped();
            default -> throw TemplateException.type(error);
        };
    }
}
