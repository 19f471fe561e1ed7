package dev.floe.jinja.filter;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.method.Whitespace;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The filters on numbers. */
final class NumberFilters {
    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(?:(?:\\d+(?:_\\d+)*)?\\.?(?:\\d+(?:_\\d+)*)?(?:[eE][-+]?\\d+)?|inf|infinity|nan)",
            Pattern.CASE_INSENSITIVE);
    private static final String[] UNITS = {"k", "M", "G", "T", "P", "E", "Z", "Y"};

    private NumberFilters() {}

    static void addTo(FilterTable table) {
        table.with("abs()", (evaluation, value, arguments) -> absolute(value))
                .with("int(default=0, base=10)", NumberFilters::integer)
                .with(
                        "float(default=0.0)",
                        (evaluation, value, arguments) ->
                                TextFilters.asFloat(value, arguments.value("default", FloatValue.of(0))))
                .with("round(precision=0, method='common')", NumberFilters::round)
                .with(
                        "filesizeformat(binary=False)",
                        (evaluation, value, arguments) -> fileSize(value, arguments.truth("binary", false)));
    }

    private static Value absolute(Value value) {
        if (!(value instanceof NumberValue number)) {
            throw TemplateException.type("bad operand type for abs(): '" + value.typeName() + "'");
        }
        return Comparison.order(number, IntValue.ZERO) < 0 ? Arithmetic.negate(number) : Arithmetic.plus(number);
    }

    private static Value integer(Evaluation evaluation, Value value, BoundArguments arguments) {
        Value fallback = arguments.value("default", IntValue.ZERO);
        int base = arguments.number("base", 10);
        return switch (value) {
            case StringValue text ->
                parsed(text.value(), base)
                        .or(() -> truncated(TextFilters.asFloat(text, StringValue.EMPTY)))
                        .orElse(fallback);
            case NumberValue number -> truncated(number).orElse(fallback);
            default -> fallback;
        };
    }

    private static Optional<Value> truncated(Value value) {
        return switch (value) {
            case FloatValue number
            when Double.isFinite(number.value()) ->
                Optional.of(IntValue.of(number.exact().toBigInteger()));
            case FloatValue _ -> Optional.empty();
            case NumberValue number -> Optional.of(IntValue.of(number.exact().toBigInteger()));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> parsed(String text, int base) {
        String digits = Whitespace.strip(text).toLowerCase(Locale.ROOT);
        boolean isSigned = digits.startsWith("-") || digits.startsWith("+");
        String sign = digits.startsWith("-") ? "-" : "";
        String rest = isSigned ? digits.substring(1) : digits;
        String prefix =
                switch (base) {
                    case 2 -> "0b";
                    case 8 -> "0o";
                    case 16 -> "0x";
                    default -> "";
                };
        if (!prefix.isEmpty() && rest.startsWith(prefix)) {
            rest = rest.substring(2);
        }
        boolean isWritable = rest.matches("[0-9a-z]+(_[0-9a-z]+)*") && rest.length() <= 4300;
        if (!isWritable || base < 2 || base > 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(IntValue.of(new BigInteger(sign + rest.replace("_", ""), base)));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Python's {@code float(text)}. */
    static double parse(String text) {
        String written = Whitespace.strip(text);
        if (!FLOAT.matcher(written).matches() || written.isEmpty()) {
            throw new NumberFormatException(written);
        }
        String lower = written.toLowerCase(Locale.ROOT).replace("_", "");
        if (lower.endsWith("nan")) {
            return Double.NaN;
        }
        if (lower.contains("inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(lower);
    }

    private static Value round(Evaluation evaluation, Value value, BoundArguments arguments) {
        String method = arguments.text("method", "common");
        int precision = arguments.number("precision", 0);
        if (!(value instanceof NumberValue number)) {
            throw TemplateException.type("type " + value.typeName() + " doesn't define __round__ method");
        }
        if (method.equals("common")) {
            return common(number, precision);
        }
        if (!method.equals("ceil") && !method.equals("floor")) {
            throw new TemplateException(ErrorKind.FILTER_ARGUMENT, "method must be common, ceil or floor");
        }
        double factor = Math.pow(10, precision);
        double scaled = number.doubleValue() * factor;
        return FloatValue.of((method.equals("ceil") ? Math.ceil(scaled) : Math.floor(scaled)) / factor);
    }

    private static Value common(NumberValue number, int precision) {
        int digits = Math.max(-400, Math.min(precision, 400));
        return switch (number) {
            case IntValue integer ->
                digits >= 0
                        ? integer
                        : IntValue.of(integer.exact()
                                .setScale(digits, RoundingMode.HALF_EVEN)
                                .toBigInteger());
            case BoolValue truth -> truth.asInt();
            case FloatValue fraction ->
                Double.isFinite(fraction.value())
                        ? FloatValue.of(signed(
                                new BigDecimal(fraction.value()).setScale(digits, RoundingMode.HALF_EVEN), fraction))
                        : fraction;
            case DecimalValue decimal -> DecimalValue.of(decimal.value().setScale(digits, RoundingMode.HALF_EVEN));
        };
    }

    private static double signed(BigDecimal rounded, FloatValue original) {
        return Math.copySign(rounded.abs().doubleValue(), original.value());
    }

    private static Value fileSize(Value value, boolean isBinary) {
        double bytes = TextFilters.asFloat(value, FloatValue.of(0)) instanceof FloatValue size ? size.value() : 0;
        int base = isBinary ? 1024 : 1000;
        if (bytes == 1) {
            return StringValue.of("1 Byte");
        }
        if (bytes < base) {
            return StringValue.of((long) bytes + " Bytes");
        }
        double unit = base;
        for (int i = 0; i < UNITS.length; i++) {
            if (bytes < unit * base || i == UNITS.length - 1) {
                String name = isBinary ? UNITS[i].toUpperCase(Locale.ROOT) + "iB" : UNITS[i] + "B";
                return StringValue.of(String.format(Locale.ROOT, "%.1f %s", bytes / unit, name));
            }
            unit *= base;
        }
        throw new IllegalStateException("There is no unit for " + bytes);
    }
}
