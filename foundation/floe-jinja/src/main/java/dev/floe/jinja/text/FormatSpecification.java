package dev.floe.jinja.text;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's format specification mini-language: what stands behind the colon in <code>{:&gt;10.2f}</code>. */
final class FormatSpecification {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<z>z)?(?<alternate>#)?(?<zero>0)?(?<width>\\d+)?(?<grouping>[,_])?(?:\\.(?<precision>\\d+))?(?<type>[bcdeEfFgGnosxX%])?",
            Pattern.DOTALL);

    private final Matcher form;
    private final String type;

    private FormatSpecification(Matcher form) {
        this.form = form;
        this.type = text("type", "");
    }

    /**
     * Formats one value.
     *
     * @throws TemplateException of kind VALUE or TYPE with Python's words where value and specification do not fit
     */
    static String format(Evaluation evaluation, Value value, String specification) {
        if (specification.isEmpty()) {
            return value.toText();
        }
        Matcher form = FORM.matcher(specification);
        if (!form.matches()) {
            throw TemplateException.value(
                    "Invalid format specifier '%s' for object of type '%s'".formatted(specification, value.typeName()));
        }
        return new FormatSpecification(form).apply(evaluation, value);
    }

    private String text(String group, String absent) {
        String found = form.group(group);
        return found == null ? absent : found;
    }

    private int number(String group) {
        String digits = text(group, "");
        if (digits.length() > 9) {
            throw TemplateException.value("Too many decimal digits in format string");
        }
        return digits.isEmpty() ? -1 : Integer.parseInt(digits);
    }

    private String apply(Evaluation evaluation, Value value) {
        return switch (value) {
            case StringValue text -> onText(evaluation, text.value());
            case BoolValue truth -> onInteger(evaluation, truth.asInt());
            case IntValue integer -> onInteger(evaluation, integer);
            case FloatValue fraction -> onFraction(evaluation, fraction);
            case DecimalValue decimal -> onFraction(evaluation, decimal);
            default ->
                throw TemplateException.type("unsupported format string passed to " + value.typeName() + ".__format__");
        };
    }

    private String onText(Evaluation evaluation, String text) {
        if (!type.isEmpty() && !type.equals("s")) {
            throw unknown("str");
        }
        int precision = number("precision");
        String cut = precision < 0 || text.codePointCount(0, text.length()) <= precision
                ? text
                : text.substring(0, text.offsetByCodePoints(0, precision));
        return pad(evaluation, "", cut, text("align", "<"));
    }

    private TemplateException unknown(String typeName) {
        return TemplateException.value("Unknown format code '%s' for object of type '%s'".formatted(type, typeName));
    }

    private String onInteger(Evaluation evaluation, IntValue integer) {
        BigInteger size = integer.value().abs();
        String prefix = form.group("alternate") == null ? "" : "0" + type;
        String digits =
                switch (type) {
                    case "", "d", "n" -> grouped(size.toString(), 3);
                    case "b" -> prefix + grouped(size.toString(2), 4);
                    case "o" -> prefix + grouped(size.toString(8), 4);
                    case "x" -> prefix + grouped(size.toString(16), 4);
                    case "X" -> prefix + grouped(size.toString(16).toUpperCase(Locale.ROOT), 4);
                    case "c" -> Character.toString(integer.clamped());
                    case "e", "E", "f", "F", "g", "G", "%" -> {
                        yield "";
                    }
                    default -> throw unknown("int");
                };
        if (digits.isEmpty()) {
            return onFraction(evaluation, FloatValue.of(integer.doubleValue()));
        }
        if (number("precision") >= 0) {
            throw TemplateException.value("Precision not allowed in integer format specifier");
        }
        return pad(evaluation, sign(integer.value().signum() < 0), digits, text("align", ">"));
    }

    private String onFraction(Evaluation evaluation, NumberValue number) {
        if (!type.isEmpty() && "eEfFgGn%".indexOf(type) < 0) {
            throw unknown(number.typeName());
        }
        NumberText.Alternate alternate =
                form.group("alternate") == null ? NumberText.Alternate.NO : NumberText.Alternate.YES;
        int precision = number("precision");
        boolean isNegative = number.doubleValue() < 0 || 1 / number.doubleValue() < 0;
        String digits;
        if (type.isEmpty() && precision < 0) {
            String shown = number.toText();
            digits = shown.startsWith("-") ? shown.substring(1) : shown;
        } else if (type.isEmpty()) {
            digits = NumberText.of(number, NumberText.Notation.REPRESENTATION, precision, alternate);
        } else if (type.equals("%")) {
            NumberValue percent = DecimalValue.of(number.exact().movePointRight(2));
            digits = NumberText.of(percent, NumberText.Notation.FIXED, precision < 0 ? 6 : precision, alternate) + "%";
        } else {
            NumberText.Notation notation =
                    switch (type.toLowerCase(Locale.ROOT)) {
                        case "e" -> NumberText.Notation.EXPONENT;
                        case "f" -> NumberText.Notation.FIXED;
                        default -> NumberText.Notation.GENERAL;
                    };
            digits = NumberText.of(number, notation, precision < 0 ? 6 : precision, alternate);
            digits = Character.isUpperCase(type.charAt(0)) ? digits.toUpperCase(Locale.ROOT) : digits;
        }
        int end = 0;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        return pad(
                evaluation,
                sign(isNegative),
                grouped(digits.substring(0, end), 3) + digits.substring(end),
                text("align", ">"));
    }

    private String grouped(String digits, int size) {
        String separator = text("grouping", "");
        if (separator.isEmpty()) {
            return digits;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - size; i > 0; i -= size) {
            grouped.insert(i, separator);
        }
        return grouped.toString();
    }

    private String sign(boolean isNegative) {
        String wanted = text("sign", "-");
        return isNegative ? "-" : wanted.equals("-") ? "" : wanted;
    }

    private String pad(Evaluation evaluation, String sign, String content, String align) {
        int width = number("width");
        int missing = width - sign.length() - content.codePointCount(0, content.length());
        if (missing <= 0) {
            return sign + content;
        }
        evaluation.chargeText(width);
        boolean isZero = form.group("zero") != null && form.group("align") == null;
        String fill = text("fill", isZero ? "0" : " ").repeat(missing);
        return switch (isZero && !align.equals("<") ? "=" : align) {
            case "<" -> sign + content + fill;
            case "=" -> sign + fill + content;
            case "^" -> {
                int left = missing / 2;
                yield fill.substring(0, left) + sign + content + fill.substring(left);
            }
            default -> fill + sign + content;
        };
    }
}
