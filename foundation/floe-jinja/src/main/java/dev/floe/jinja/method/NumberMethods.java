package dev.floe.jinja.method;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The methods and attributes of {@code int}, {@code bool} and {@code float}. */
final class NumberMethods {
    private static final MethodTable<NumberValue> INT = new MethodTable<NumberValue>()
            .with(
                    "bit_length()",
                    (evaluation, number, arguments) ->
                            IntValue.of(whole(number).value().abs().bitLength()))
            .with(
                    "bit_count()",
                    (evaluation, number, arguments) ->
                            IntValue.of(whole(number).value().abs().bitCount()))
            .with("as_integer_ratio()", (evaluation, number, arguments) -> TupleValue.of(whole(number), IntValue.ONE))
            .with("conjugate()", (evaluation, number, arguments) -> whole(number));

    private static final MethodTable<FloatValue> FLOAT = new MethodTable<FloatValue>()
            .with(
                    "is_integer()",
                    (evaluation, number, arguments) -> BoolValue.of(
                            Double.isFinite(number.value()) && Math.rint(number.value()) == number.value()))
            .with("as_integer_ratio()", (evaluation, number, arguments) -> ratio(number))
            .with("conjugate()", (evaluation, number, arguments) -> number);

    private NumberMethods() {}

    /** The attribute of an int or a bool. */
    static Optional<Value> ofInt(NumberValue number, String name) {
        return switch (name) {
            case "numerator", "real" -> Optional.of(whole(number));
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

    private static IntValue whole(NumberValue number) {
        return IntValue.of(number.exact().toBigInteger());
    }

    private static Value ratio(FloatValue number) {
        if (Double.isNaN(number.value())) {
            throw TemplateException.value("cannot convert NaN to integer ratio");
        }
        if (Double.isInfinite(number.value())) {
            throw new TemplateException(ErrorKind.OVERFLOW, "cannot convert Infinity to integer ratio");
        }
        return ratio(number.exact());
    }

    /** A fraction in its lowest terms. */
    static Value ratio(BigDecimal number) {
        BigInteger denominator = BigInteger.TEN.pow(Math.max(number.scale(), 0));
        BigInteger numerator =
                number.scaleByPowerOfTen(Math.max(number.scale(), 0)).toBigInteger();
        BigInteger common = numerator.gcd(denominator);
        return TupleValue.of(IntValue.of(numerator.divide(common)), IntValue.of(denominator.divide(common)));
    }
}
