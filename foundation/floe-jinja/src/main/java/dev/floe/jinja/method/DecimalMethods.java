package dev.floe.jinja.method;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** The methods and attributes of {@code Decimal}, in Python's context of 28 digits. */
final class DecimalMethods {
    private static final MathContext CONTEXT = new MathContext(28, RoundingMode.HALF_EVEN);

    private static final MethodTable<DecimalValue> TABLE = new MethodTable<DecimalValue>()
            .with("quantize(exp, rounding=None)", DecimalMethods::quantize)
            .with("normalize()", (evaluation, number, arguments) -> normalize(number.value()))
            .with("to_integral_value(rounding=None)", DecimalMethods::toIntegral)
            .with("to_integral(rounding=None)", DecimalMethods::toIntegral)
            .with("to_integral_exact(rounding=None)", DecimalMethods::toIntegral)
            .with("is_zero()", (evaluation, number, arguments) -> BoolValue.of(!number.isTrue()))
            .with(
                    "is_signed()",
                    (evaluation, number, arguments) ->
                            BoolValue.of(number.value().signum() < 0))
            .with("is_nan()", (evaluation, number, arguments) -> BoolValue.FALSE)
            .with("is_infinite()", (evaluation, number, arguments) -> BoolValue.FALSE)
            .with("is_finite()", (evaluation, number, arguments) -> BoolValue.TRUE)
            .with("adjusted()", (evaluation, number, arguments) -> {
                BigDecimal value = number.value();
                return IntValue.of((long) value.precision() - value.scale() - 1);
            })
            .with("as_integer_ratio()", (evaluation, number, arguments) -> {
                evaluation.chargeText(Math.abs((long) number.value().scale()));
                return NumberMethods.ratio(number.value());
            })
            .with(
                    "copy_abs()",
                    (evaluation, number, arguments) ->
                            DecimalValue.of(number.value().abs()))
            .with("conjugate()", (evaluation, number, arguments) -> number);

    private DecimalMethods() {}

    static Optional<Value> find(DecimalValue number, String name) {
        return switch (name) {
            case "real" -> Optional.of(number);
            case "imag" -> Optional.of(DecimalValue.of(BigDecimal.ZERO));
            default -> TABLE.find(number, name);
        };
    }

    private static Value normalize(BigDecimal number) {
        BigDecimal rounded = number.round(CONTEXT);
        return DecimalValue.of(rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros());
    }

    private static Value quantize(Evaluation evaluation, DecimalValue number, MethodArguments arguments) {
        int scale =
                switch (arguments.value("exp")) {
                    case DecimalValue pattern -> pattern.value().scale();
                    case IntValue _, BoolValue _ -> 0;
                    case Value other ->
                        throw TemplateException.type(
                                "conversion from " + Arithmetic.typeName(other) + " to Decimal is not supported");
                };
        RoundingMode rounding = rounding(arguments);
        BigDecimal value = number.value();
        long digits = (long) value.precision() - value.scale() + scale;
        if (value.signum() != 0 && digits > CONTEXT.getPrecision()) {
            throw invalid();
        }
        BigDecimal rounded = value.setScale(scale, rounding);
        if (rounded.precision() > CONTEXT.getPrecision()) {
            throw invalid();
        }
        return DecimalValue.of(rounded);
    }

    private static TemplateException invalid() {
        return new TemplateException(ErrorKind.VALUE, "[<class 'decimal.InvalidOperation'>]");
    }

    private static Value toIntegral(Evaluation evaluation, DecimalValue number, MethodArguments arguments) {
        RoundingMode rounding = rounding(arguments);
        BigDecimal value = number.value();
        return value.scale() <= 0 ? number : DecimalValue.of(value.setScale(0, rounding));
    }

    private static RoundingMode rounding(MethodArguments arguments) {
        Value rounding = arguments.valueOrNone("rounding");
        if (rounding == NoneValue.NONE) {
            return RoundingMode.HALF_EVEN;
        }
        return switch (rounding instanceof StringValue text ? text.value() : "") {
            case "ROUND_CEILING" -> RoundingMode.CEILING;
            case "ROUND_FLOOR" -> RoundingMode.FLOOR;
            case "ROUND_UP" -> RoundingMode.UP;
            case "ROUND_DOWN" -> RoundingMode.DOWN;
            case "ROUND_HALF_UP" -> RoundingMode.HALF_UP;
            case "ROUND_HALF_DOWN" -> RoundingMode.HALF_DOWN;
            case "ROUND_HALF_EVEN" -> RoundingMode.HALF_EVEN;
            default -> throw TemplateException.type("""
                        valid values for rounding are:
                          [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
                           ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                           ROUND_05UP]""");
        };
    }
}
