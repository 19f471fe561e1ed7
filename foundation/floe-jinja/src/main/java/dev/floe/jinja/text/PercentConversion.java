package dev.floe.jinja.text;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * One conversion of {@link PercentFormat}, such as {@code %-8.2f}.
 *
 * @param evaluation what is charged
 * @param type the letter
 * @param flags some of {@code # 0 - +} and space
 * @param width the least number of characters; filled up on the right where it is negative
 * @param precision the digits or characters, -1 where none is given
 */
record PercentConversion(Evaluation evaluation, char type, String flags, int width, int precision) {
    private static final int USUAL_PRECISION = 6;

    String apply(Value value) {
        boolean isText = type == 's' || type == 'r' || type == 'a' || type == 'c';
        evaluation.chargeText((long) Math.abs(width) + (isText ? 0 : Math.max(precision, 0)));
        return switch (type) {
            case 's' -> filled("", NumberText.cut(value.toText(), precision), ' ');
            case 'r' -> filled("", NumberText.cut(value.repr(), precision), ' ');
            case 'a' -> filled("", NumberText.cut(AsciiText.of(value), precision), ' ');
            case 'c' -> filled("", character(value), ' ');
            case 'd', 'i', 'u', 'o', 'x', 'X' -> integer(value);
            default -> fraction(value);
        };
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    private static String character(Value value) {
        return switch (value) {
            case StringValue text when text.length() == 1 -> text.value();
            case IntValue code -> NumberText.character(code);
            case BoolValue truth -> NumberText.character(truth.asInt());
            default -> throw TemplateException.type("%c requires int or char");
        };
    }

    private String integer(Value value) {
        BigInteger number = type == 'o' || type == 'x' || type == 'X' ? exactInteger(value) : truncated(value);
        evaluation.chargeText(number.bitLength());
        String digits = number.abs().toString(type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10);
        String zeros = "0".repeat(Math.max(0, precision - digits.length()));
        String prefix = !has('#') ? "" : type == 'o' ? "0o" : type == 'x' || type == 'X' ? "0x" : "";
        boolean isUpper = type == 'X';
        return filled(
                sign(number.signum() < 0) + (isUpper ? prefix.toUpperCase(Locale.ROOT) : prefix),
                zeros + (isUpper ? digits.toUpperCase(Locale.ROOT) : digits),
                has('0') ? '0' : ' ');
    }

    private BigInteger exactInteger(Value value) {
        return switch (value) {
            case IntValue number -> number.value();
            case BoolValue truth -> truth.asInt().value();
            case UndefinedValue undefined -> throw undefined(undefined);
            default -> throw wrongType("an integer", value);
        };
    }

    private BigInteger truncated(Value value) {
        return switch (value) {
            case FloatValue number
            when Double.isNaN(number.value()) -> throw TemplateException.value("cannot convert float NaN to integer");
            case FloatValue number
            when Double.isInfinite(number.value()) ->
                throw new TemplateException(ErrorKind.OVERFLOW, "cannot convert float infinity to integer");
            case FloatValue number -> truncated(number.exact());
            case DecimalValue number -> truncated(number.value());
            case IntValue _, BoolValue _, UndefinedValue _ -> exactInteger(value);
            default -> throw wrongType("a real number", value);
        };
    }

    private BigInteger truncated(BigDecimal number) {
        evaluation.chargeText(Math.max(0, (long) number.precision() - number.scale()));
        return number.setScale(0, RoundingMode.DOWN).toBigInteger();
    }

    private TemplateException wrongType(String wanted, Value value) {
        String typeName = value instanceof DecimalValue ? "decimal.Decimal" : value.typeName();
        return TemplateException.type("%%%s format: %s is required, not %s".formatted(type, wanted, typeName));
    }

    private static TemplateException undefined(UndefinedValue value) {
        return new TemplateException(ErrorKind.UNDEFINED, value.message());
    }

    private String fraction(Value value) {
        if (value instanceof UndefinedValue undefined) {
            throw undefined(undefined);
        }
        if (!(value instanceof NumberValue number)) {
            throw TemplateException.type("must be real number, not " + value.typeName());
        }
        double nearest = NumberText.toDouble(number);
        String digits = NumberText.of(
                FloatValue.of(Math.abs(nearest)),
                switch (Character.toLowerCase(type)) {
                    case 'e' -> NumberText.Notation.EXPONENT;
                    case 'g' -> NumberText.Notation.GENERAL;
                    default -> NumberText.Notation.FIXED;
                },
                precision < 0 ? USUAL_PRECISION : precision,
                has('#') ? NumberText.Alternate.YES : NumberText.Alternate.NO);
        return filled(
                sign(Math.copySign(1, nearest) < 0 && !Double.isNaN(nearest)),
                Character.isUpperCase(type) ? digits.toUpperCase(Locale.ROOT) : digits,
                has('0') ? '0' : ' ');
    }

    private String sign(boolean isNegative) {
        return isNegative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
    }

    private String filled(String head, String text, char fill) {
        int missing = Math.abs(width) - head.length() - text.codePointCount(0, text.length());
        if (width == -1 || missing <= 0) {
            return head + text;
        }
        if (has('-') || width < 0) {
            return head + text + " ".repeat(missing);
        }
        return fill == '0' ? head + "0".repeat(missing) + text : " ".repeat(missing) + head + text;
    }
}
