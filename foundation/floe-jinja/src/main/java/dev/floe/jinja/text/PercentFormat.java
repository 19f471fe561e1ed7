package dev.floe.jinja.text;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Python's {@code template % arguments}. */
public final class PercentFormat {
    private final Evaluation evaluation;
    private final String template;
    private final Value arguments;
    private final List<Value> positional;
    private final StringBuilder text = new StringBuilder();
    private int position;
    private int nextArgument;

    private PercentFormat(Evaluation evaluation, String template, Value arguments) {
        this.evaluation = evaluation;
        this.template = template;
        this.arguments = arguments;
        this.positional = arguments instanceof TupleValue tuple ? tuple.elements() : List.of(arguments);
    }

    /**
     * Formats a tuple's elements, a dict's entries by their names, or one value.
     *
     * @throws TemplateException of kind TYPE or VALUE with Python's words where arguments and template do not fit
     */
    public static String format(Evaluation evaluation, String template, Value arguments) {
        return new PercentFormat(evaluation, template, arguments).format();
    }

    private String format() {
        while (position < template.length()) {
            int percent = template.indexOf('%', position);
            int end = percent < 0 ? template.length() : percent;
            append(template.substring(position, end));
            position = end + 1;
            if (percent >= 0) {
                conversion();
            }
        }
        boolean isMapping = arguments instanceof DictValue;
        if (nextArgument < positional.size() && !isMapping) {
            throw TemplateException.type("not all arguments converted during string formatting");
        }
        return text.toString();
    }

    private void append(String part) {
        evaluation.chargeText((long) text.length() + part.length());
        text.append(part);
    }

    private char current() {
        if (position >= template.length()) {
            throw TemplateException.value("incomplete format");
        }
        return template.charAt(position);
    }

    private void conversion() {
        Value named = null;
        if (current() == '(') {
            named = named();
        }
        StringBuilder flags = new StringBuilder();
        while ("#0- +".indexOf(current()) >= 0) {
            flags.append(template.charAt(position++));
        }
        int width = number();
        int precision = -1;
        if (current() == '.') {
            position++;
            precision = Math.max(number(), 0);
        }
        while ("hlL".indexOf(current()) >= 0) {
            position++;
        }
        char type = template.charAt(position++);
        if (type == '%') {
            append("%");
            return;
        }
        if ("diouxXeEfFgGcrsa".indexOf(type) < 0) {
            throw TemplateException.value("unsupported format character '%s' (0x%s) at index %d"
                    .formatted(type, Integer.toHexString(type), position - 1));
        }
        boolean isLeft = flags.indexOf("-") >= 0 || width < -1;
        Value value = named != null ? named : next();
        append(pad(converted(value, type, flags, precision), isLeft, flags, type, width < -1 ? -width : width));
    }

    private Value named() {
        int end = position + 1;
        for (int open = 1; open > 0; end++) {
            if (end >= template.length()) {
                throw TemplateException.value("incomplete format key");
            }
            char character = template.charAt(end);
            open += character == '(' ? 1 : character == ')' ? -1 : 0;
        }
        String key = template.substring(position + 1, end - 1);
        position = end;
        if (!(arguments instanceof DictValue dict)) {
            throw TemplateException.type("format requires a mapping");
        }
        return dict.find(key)
                .orElseThrow(() ->
                        new TemplateException(ErrorKind.KEY, StringValue.of(key).repr()));
    }

    private Value next() {
        if (nextArgument >= positional.size()) {
            throw TemplateException.type("not enough arguments for format string");
        }
        return positional.get(nextArgument++);
    }

    /** Digits, or an argument in the place of {@code *}; -1 where there is none. */
    private int number() {
        if (current() == '*') {
            position++;
            if (next() instanceof IntValue size) {
                return size.clamped();
            }
            throw TemplateException.type("* wants int");
        }
        int start = position;
        while (Character.isDigit(current())) {
            position++;
        }
        String digits = template.substring(start, position);
        if (digits.length() > 9) {
            throw TemplateException.value("width too big");
        }
        return digits.isEmpty() ? -1 : Integer.parseInt(digits);
    }

    private String converted(Value value, char type, StringBuilder flags, int precision) {
        return switch (type) {
            case 's' -> cut(value.toText(), precision);
            case 'r', 'a' -> cut(value.repr(), precision);
            case 'c' -> character(value);
            case 'd', 'i', 'u', 'o', 'x', 'X' -> integer(value, type, flags, precision);
            default -> fraction(value, type, flags, precision < 0 ? 6 : precision);
        };
    }

    private static String cut(String text, int precision) {
        return precision < 0 || text.codePointCount(0, text.length()) <= precision
                ? text
                : text.substring(0, text.offsetByCodePoints(0, precision));
    }

    private static String character(Value value) {
        if (value instanceof StringValue text && text.length() == 1) {
            return text.value();
        }
        if (value instanceof IntValue code) {
            return Character.toString(code.clamped());
        }
        throw TemplateException.type("%c requires int or char");
    }

    private static String integer(Value value, char type, StringBuilder flags, int precision) {
        boolean isDecimal = type == 'd' || type == 'i' || type == 'u';
        BigInteger number =
                switch (value) {
                    case IntValue integer -> integer.value();
                    case BoolValue truth -> truth.asInt().value();
                    case NumberValue other
                    when isDecimal ->
                        other.exact().setScale(0, RoundingMode.DOWN).toBigInteger();
                    default ->
                        throw TemplateException.type(
                                isDecimal
                                        ? "%" + type + " format: a real number is required, not " + value.typeName()
                                        : "%" + type + " format: an integer is required, not " + value.typeName());
                };
        String digits = number.abs().toString(isDecimal ? 10 : type == 'o' ? 8 : 16);
        if (digits.length() < precision) {
            digits = "0".repeat(precision - digits.length()) + digits;
        }
        if (flags.indexOf("#") >= 0 && !isDecimal) {
            digits = "0" + (type == 'o' ? "o" : "x") + digits;
        }
        return sign(number.signum() < 0, flags) + (type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits);
    }

    private static String fraction(Value value, char type, StringBuilder flags, int precision) {
        if (!(value instanceof NumberValue number)) {
            throw TemplateException.type("must be real number, not " + value.typeName());
        }
        NumberValue exact = FloatValue.of(number.doubleValue());
        NumberText.Notation notation =
                switch (Character.toLowerCase(type)) {
                    case 'e' -> NumberText.Notation.EXPONENT;
                    case 'g' -> NumberText.Notation.GENERAL;
                    default -> NumberText.Notation.FIXED;
                };
        String digits = NumberText.of(
                exact,
                notation,
                precision,
                flags.indexOf("#") >= 0 ? NumberText.Alternate.YES : NumberText.Alternate.NO);
        boolean isNegative = Math.copySign(1, exact.doubleValue()) < 0;
        return sign(isNegative, flags) + (Character.isUpperCase(type) ? digits.toUpperCase(Locale.ROOT) : digits);
    }

    private static String sign(boolean isNegative, StringBuilder flags) {
        return isNegative ? "-" : flags.indexOf("+") >= 0 ? "+" : flags.indexOf(" ") >= 0 ? " " : "";
    }

    private String pad(String shown, boolean isLeft, StringBuilder flags, char type, int width) {
        int missing = width - shown.codePointCount(0, shown.length());
        if (missing <= 0) {
            return shown;
        }
        evaluation.chargeText(width);
        if (isLeft) {
            return shown + " ".repeat(missing);
        }
        boolean isNumber = "sra".indexOf(type) < 0 && type != 'c';
        if (flags.indexOf("0") >= 0 && isNumber) {
            int digits = !shown.isEmpty() && "+- ".indexOf(shown.charAt(0)) >= 0 ? 1 : 0;
            if (shown.startsWith("0x", digits) || shown.startsWith("0o", digits) || shown.startsWith("0X", digits)) {
                digits += 2;
            }
            return shown.substring(0, digits) + "0".repeat(missing) + shown.substring(digits);
        }
        return " ".repeat(missing) + shown;
    }
}
