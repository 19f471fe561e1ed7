package dev.floe.jinja.method;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.math.RoundingMode;
import java.util.Optional;

/** The methods and attributes of numbers. */
final class NumberMethods {
    private static final MethodTable<IntValue> INT = new MethodTable<IntValue>()
            .with(
                    "bit_length()",
                    (evaluation, number, arguments) ->
                            IntValue.of(number.value().abs().bitLength()))
            .with("as_integer_ratio()", (evaluation, number, arguments) -> TupleValue.of(number, IntValue.ONE))
            .with("conjugate()", (evaluation, number, arguments) -> number);

    private static final MethodTable<FloatValue> FLOAT = new MethodTable<FloatValue>()
            .with(
                    "is_integer()",
                    (evaluation, number, arguments) -> BoolValue.of(
                            Double.isFinite(number.value()) && Math.rint(number.value()) == number.value()))
            .with("conjugate()", (evaluation, number, arguments) -> number);

    private static final MethodTable<DecimalValue> DECIMAL = new MethodTable<DecimalValue>()
            .with(
                    "normalize()",
                    (evaluation, number, arguments) ->
                            DecimalValue.of(number.value().stripTrailingZeros()))
            .with(
                    "to_integral_value()",
                    (evaluation, number, arguments) ->
                            DecimalValue.of(number.value().setScale(0, RoundingMode.HALF_EVEN)))
            .with(
                    "is_zero()",
                    (evaluation, number, arguments) ->
                            BoolValue.of(number.value().signum() == 0));

    private NumberMethods() {}

    static Optional<Value> ofInt(IntValue number, String name) {
        return switch (name) {
            case "numerator", "real" -> Optional.of(number);
            case "denominator" -> Optional.of(IntValue.ONE);
            case "imag" -> Optional.of(IntValue.ZERO);
            default -> INT.find(number, name);
        };
    }

    static Optional<Value> ofFloat(FloatValue number, String name) {
        return switch (name) {
            case "real" -> Optional.of(number);
            case "imag" -> Optional.of(FloatValue.of(0));
            default -> FLOAT.find(number, name);
        };
    }

    static Optional<Value> ofDecimal(DecimalValue number, String name) {
        return DECIMAL.find(number, name);
    }
}
