package dev.floe.jinja.value;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the host of the language adds to it: a relation, an adapter, a date.
 *
 * <p>A host value shows exactly what it answers here; an empty answer means that the value has no such thing, and the
 * template gets Python's error for that. Implementations never hand out Java objects.
 */
public non-sealed interface HostValue extends Value {

    /** The attribute or method of this name. */
    default Optional<Value> attribute(String name) {
        return Optional.empty();
    }

    /** {@code value[key]}. */
    default Optional<Value> item(Evaluation evaluation, Value key) {
        return Optional.empty();
    }

    /** What iterating over it gives, where it can be iterated. */
    default Optional<Iterable<Value>> elements() {
        return Optional.empty();
    }

    /** Whether it holds something, where that can be asked without iterating over it. */
    default Optional<Boolean> contains(Value element) {
        return Optional.empty();
    }

    /** {@code len(value)}. */
    default OptionalInt length() {
        return OptionalInt.empty();
    }

    /** An arithmetic operation with this value on one of its sides. */
    default Optional<Value> operate(Operation operation, Side side, Value other) {
        return Optional.empty();
    }

    /** Less than zero, zero or more than zero, where the two can be ordered. */
    default OptionalInt order(Value other) {
        return OptionalInt.empty();
    }

    /** Whether {@code is mapping} holds for it. */
    default boolean isMapping() {
        return false;
    }

    @Override
    default boolean isTrue() {
        return length().orElse(1) != 0;
    }

    @Override
    default String repr() {
        return "<" + typeName() + " object>";
    }

    /** The arithmetic operations, with their signs. */
    enum Operation {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        FLOOR_DIVIDE("//"),
        REMAINDER("%"),
        POWER("** or pow()");

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }

        /** How Python's error messages write it. */
        public String sign() {
            return sign;
        }
    }

    /** On which side of an operation a value stands. */
    enum Side {
        LEFT,
        RIGHT
    }
}
