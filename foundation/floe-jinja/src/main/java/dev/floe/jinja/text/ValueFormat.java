package dev.floe.jinja.text;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigInteger;
import java.util.Locale;

/** Python's {@code format(value, specification)}. */
final class ValueFormat {
    private static final int USUAL_PRECISION = 6;

    private final Evaluation evaluation;
    private final FormatSpecification specification;
    private final Layout layout;
    private final String typeName;

    private ValueFormat(Evaluation evaluation, FormatSpecification specification, String typeName) {
        this.evaluation = evaluation;
        this.specification = specification;
        this.layout = new Layout(evaluation, specification);
        this.typeName = typeName;
    }

    /**
     * Formats one value.
     *
     * @throws TemplateException of kind VALUE, TYPE or OVERFLOW with Python's words where value and specification do
     *     not fit
     */
    static String format(Evaluation evaluation, Value value, String specification) {
        if (specification.isEmpty()) {
            return value.toText();
        }
        return switch (value) {
            case StringValue text -> of(evaluation, specification, value, '<').text(text.value());
            case BoolValue truth -> of(evaluation, specification, value, '>').integer(truth.asInt());
            case IntValue number -> of(evaluation, specification, value, '>').integer(number);
            case FloatValue number -> of(evaluation, specification, value, '>').fraction(number.value());
            case DecimalValue number -> DecimalFormat.format(evaluation, number.value(), specification);
            default ->
                throw TemplateException.type("unsupported format string passed to " + value.typeName() + ".__format__");
        };
    }

    private static ValueFormat of(Evaluation evaluation, String specification, Value value, char usualAlign) {
        String typeName = value.typeName();
        return new ValueFormat(evaluation, FormatSpecification.of(specification, typeName, usualAlign), typeName);
    }

    private TemplateException unknown() {
        return TemplateException.value("Unknown format code '%s' for object of type '%s'"
                .formatted(FormatSpecification.shown(specification.type()), typeName));
    }

    private static void refuse(boolean isGiven, String what, String where) {
        if (isGiven) {
            throw TemplateException.value(what + " not allowed " + where);
        }
    }

    private String text(String text) {
        if (specification.type() != 0 && specification.type() != 's') {
            throw unknown();
        }
        String where = "in string format specifier";
        refuse(specification.sign() != 0, specification.sign() == ' ' ? "Space" : "Sign", where);
        refuse(specification.isZeroCoerced(), "Negative zero coercion (z)", where);
        refuse(specification.isAlternate(), "Alternate form (#)", where);
        refuse(specification.align() == '=', "'=' alignment", where);
        return layout.text(NumberText.cut(text, specification.precision()));
    }

    private String integer(IntValue number) {
        return switch (specification.type()) {
            case 0, 'd', 'n' -> whole(number, "", 10);
            case 'b' -> whole(number, "0b", 2);
            case 'o' -> whole(number, "0o", 8);
            case 'x' -> whole(number, "0x", 16);
            case 'X' -> whole(number, "0X", 16);
            case 'c' -> character(number);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> fraction(NumberText.toDouble(number));
            default -> throw unknown();
        };
    }

    private void refuseFractions() {
        String where = "in integer format specifier";
        refuse(specification.precision() >= 0, "Precision", where);
        refuse(specification.isZeroCoerced(), "Negative zero coercion (z)", where);
    }

    private String whole(IntValue number, String prefix, int radix) {
        refuseFractions();
        BigInteger size = number.value().abs();
        evaluation.chargeText(size.bitLength());
        String digits = size.toString(radix);
        return layout.number(
                Layout.Negative.of(number.value().signum() < 0),
                specification.isAlternate() ? prefix : "",
                specification.type() == 'X' ? digits.toUpperCase(Locale.ROOT) : digits,
                "",
                radix == 10 ? 3 : 4);
    }

    private String character(IntValue number) {
        refuseFractions();
        refuse(specification.sign() != 0, "Sign", "with integer format specifier 'c'");
        refuse(specification.isAlternate(), "Alternate form (#)", "with integer format specifier 'c'");
        if (number.value().bitLength() > 63) {
            throw new TemplateException(ErrorKind.OVERFLOW, "Python int too large to convert to C long");
        }
        return layout.text(NumberText.character(number));
    }

    private String fraction(double number) {
        int type = specification.type();
        if (type != 0 && "eEfFgGn%".indexOf(type) < 0) {
            throw unknown();
        }
        if (specification.precision() == Integer.MAX_VALUE) {
            throw TemplateException.value("precision too big");
        }
        double shown = type == '%' ? number * 100 : number;
        evaluation.chargeText((long) Math.max(specification.precision(), 0) + 400);
        String digits = digits(FloatValue.of(Math.abs(shown)), type);
        boolean isZero = digits.chars().noneMatch(digit -> digit >= '1' && digit <= '9') && Double.isFinite(number);
        boolean isNegative = Math.copySign(1, shown) < 0 && !Double.isNaN(shown);
        int end = 0;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        return layout.number(
                Layout.Negative.of(isNegative && !(isZero && specification.isZeroCoerced())),
                "",
                digits.substring(0, end),
                digits.substring(end) + (type == '%' ? "%" : ""),
                3);
    }

    private String digits(FloatValue size, int type) {
        NumberText.Alternate alternate =
                specification.isAlternate() ? NumberText.Alternate.YES : NumberText.Alternate.NO;
        int precision = specification.precision() < 0 ? USUAL_PRECISION : specification.precision();
        String digits =
                switch (type) {
                    case 0 ->
                        specification.precision() < 0
                                ? NumberText.shortest(size, alternate)
                                : NumberText.of(size, NumberText.Notation.REPRESENTATION, precision, alternate);
                    case 'e', 'E' -> NumberText.of(size, NumberText.Notation.EXPONENT, precision, alternate);
                    case 'f', 'F', '%' -> NumberText.of(size, NumberText.Notation.FIXED, precision, alternate);
                    default -> NumberText.of(size, NumberText.Notation.GENERAL, precision, alternate);
                };
        return Character.isUpperCase(type) ? digits.toUpperCase(Locale.ROOT) : digits;
    }
}
