package dev.floe.documents;

import dev.floe.spi.value.PropertyValue;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The types that PyYAML gives a scalar, as its {@code resolver.py} and {@code constructor.py} do: YAML 1.1 with booleans
 * such as {@code yes}, octal integers with a leading zero, and numbers to the base of 60.
 *
 * <p>Timestamps stay strings: dbt turns a date that it finds into text again wherever it uses one. So do decimal numbers to
 * the base of 60 ({@code 1:30.5}), which nobody writes. Infinite numbers are an error, since no value can hold them.
 */
final class PyYamlScalarTypes implements ScalarTypes {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Pattern BINARY = Pattern.compile("[-+]?0b[0-1_]+");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9_]*)");
    private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x[0-9a-fA-F_]+");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    private static final Pattern FRACTION =
            Pattern.compile("(?:[-+]?[0-9][0-9_]*\\.[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    @Override
    public Resolved resolve(String text) {
        if (NOTHING.contains(text)) {
            return new Absent();
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new Value(PropertyValue.of(TRUE.contains(text)));
        }
        if ("+-.0123456789".indexOf(text.charAt(0)) < 0) {
            return Numbers.text(text);
        }
        return number(text);
    }

    private static Resolved number(String text) {
        String digits = text.replace("_", "");
        if (BINARY.matcher(text).matches()) {
            return based(text, digits, "0b", 2);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return based(text, digits, "0x", 16);
        }
        if (OCTAL.matcher(text).matches()) {
            return Numbers.integer(text, digits, 8);
        }
        if (DECIMAL.matcher(text).matches()) {
            return Numbers.integer(text, digits, 10);
        }
        // Not for long texts: the regular expression recurses once per colon.
        if (text.length() <= Numbers.MOST_DIGITS && SEXAGESIMAL.matcher(text).matches()) {
            return sexagesimal(text, digits);
        }
        if (FRACTION.matcher(text).matches()) {
            return Numbers.fraction(text, digits);
        }
        return INFINITE.matcher(text).matches() ? Numbers.infinite(text) : Numbers.text(text);
    }

    private static Resolved based(String text, String digits, String prefix, int radix) {
        String number = digits.replaceFirst(prefix, "");
        // PyYAML fails on a number that is made of nothing but underscores; a string is what its author wrote.
        return number.isEmpty() || number.endsWith("+") || number.endsWith("-")
                ? Numbers.text(text)
                : Numbers.integer(text, number, radix);
    }

    private static Resolved sexagesimal(String text, String digits) {
        BigInteger value = BigInteger.ZERO;
        for (String part : digits.replaceFirst("^[-+]", "").split(":", -1)) {
            value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return Numbers.integer(text, (digits.startsWith("-") ? value.negate() : value).toString(), 10);
    }
}
