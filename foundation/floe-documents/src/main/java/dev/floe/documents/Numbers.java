package dev.floe.documents;

import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns the digits of a document into numbers, within bounds that keep every later use of them cheap. */
final class Numbers {
    /** Reading a number takes quadratic time in its digits; nobody means one as long as this. */
    static final int MOST_DIGITS = 100;

    /** Beyond this, writing a number out in full would fill the memory. */
    private static final int GREATEST_EXPONENT = 999;

    private static final Pattern BEYOND = Pattern.compile(".*[eE][-+]?0*[1-9][0-9]{3,}");

    static ScalarTypes.Resolved text(String text) {
        return new ScalarTypes.Value(PropertyValue.of(text));
    }

    static ScalarTypes.Resolved infinite(String text) {
        return new ScalarTypes.Refused(
                PropertyValue.of(text), DocumentError.WRONG_FORM, "A number must be finite, neither .inf nor .nan");
    }

    /** An integer in digits of a radix, with its sign. */
    static ScalarTypes.Resolved integer(String original, String digits, int radix) {
        if (digits.length() > MOST_DIGITS) {
            return tooLong(original);
        }
        try {
            return new ScalarTypes.Value(PropertyValue.of(Long.parseLong(digits, radix)));
        } catch (NumberFormatException beyondLong) {
            return new ScalarTypes.Refused(
                    new PropertyValue.Fraction(new BigDecimal(new BigInteger(digits, radix))),
                    DocumentError.OUT_OF_RANGE,
                    "The integer does not fit into 64 bits");
        }
    }

    /** A number in Java's own notation. */
    static ScalarTypes.Resolved fraction(String original, String number) {
        if (number.length() > MOST_DIGITS) {
            return tooLong(original);
        }
        return finite(number)
                .<ScalarTypes.Resolved>map(value -> new ScalarTypes.Value(new PropertyValue.Fraction(value)))
                .orElseGet(() -> new ScalarTypes.Refused(
                        PropertyValue.of(original),
                        DocumentError.OUT_OF_RANGE,
                        "The exponent of the number is beyond %d".formatted(GREATEST_EXPONENT)));
    }

    private static Optional<BigDecimal> finite(String number) {
        return BEYOND.matcher(number).matches() ? Optional.empty() : Optional.of(new BigDecimal(number));
    }

    private static ScalarTypes.Resolved tooLong(String original) {
        return new ScalarTypes.Refused(
                PropertyValue.of(original),
                DocumentError.OUT_OF_RANGE,
                "The number has more than %d digits".formatted(MOST_DIGITS));
    }

    private Numbers() {}
}
