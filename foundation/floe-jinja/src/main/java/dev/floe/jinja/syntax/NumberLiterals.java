package dev.floe.jinja.syntax;

import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number literals of Jinja2: digits with underscores, hexadecimal, octal, binary, fractions and exponents. */
final class NumberLiterals {
    private static final Pattern NUMBER = Pattern.compile(
            "(?<float>(?:[0-9]+_)*[0-9]+(?:(?:\\.(?:[0-9]+_)*[0-9]+)?[eE][+-]?(?:[0-9]+_)*[0-9]+|\\.(?:[0-9]+_)*[0-9]+))"
                    + "|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|[1-9](?:_?[0-9])*|0(?:_?0)*");

    private NumberLiterals() {}

    /** A matcher that has found the number which starts at the position, a digit. */
    static Matcher matcher(String text, int position) {
        Matcher matcher = NUMBER.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw new IllegalStateException("A digit starts no number at " + position);
        }
        return matcher;
    }

    static boolean isFloat(Matcher number) {
        return number.group("float") != null;
    }

    /** The value of an integer without underscores. */
    static IntValue integer(String digits) {
        String lower = digits.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) {
            return IntValue.of(new BigInteger(lower.substring(2), 16));
        }
        if (lower.startsWith("0o")) {
            return IntValue.of(new BigInteger(lower.substring(2), 8));
        }
        if (lower.startsWith("0b")) {
            return IntValue.of(new BigInteger(lower.substring(2), 2));
        }
        return IntValue.of(new BigInteger(lower));
    }

    static FloatValue fraction(String digits) {
        return FloatValue.of(Double.parseDouble(digits));
    }
}
