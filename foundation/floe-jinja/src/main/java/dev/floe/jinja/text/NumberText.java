package dev.floe.jinja.text;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NumberValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with a fixed precision, as C and Python write them. Signs are the caller's business: only sizes are written. */
final class NumberText {
    private static final int LARGEST_CODE_POINT = 0x10ffff;

    private NumberText() {}

    /** The notations of a float. */
    enum Notation {
        FIXED,
        EXPONENT,
        GENERAL,
        /** As general, but with at least one digit behind the point: what {@code str} makes of a float. */
        REPRESENTATION
    }

    /** Whether digits and points are kept that say nothing: Python's {@code #}. */
    enum Alternate {
        NO,
        YES
    }

    /** {@code inf} or {@code nan} for what is no number. */
    static String of(FloatValue number, Notation notation, int precision, Alternate alternate) {
        if (!Double.isFinite(number.value())) {
            return Double.isNaN(number.value()) ? "nan" : "inf";
        }
        BigDecimal size = number.exact().abs();
        return switch (notation) {
            case FIXED -> point(fixed(size, precision), alternate);
            case EXPONENT -> exponent(size, precision, alternate);
            case GENERAL, REPRESENTATION -> general(size, Math.max(precision, 1), notation, alternate);
        };
    }

    /** The shortest digits that give the number back; with a point before an exponent where all points are wanted. */
    static String shortest(FloatValue number, Alternate alternate) {
        String digits = number.repr();
        int exponent = digits.indexOf('e');
        boolean lacksPoint = alternate == Alternate.YES && exponent >= 0 && digits.indexOf('.') < 0;
        return lacksPoint ? digits.substring(0, exponent) + "." + digits.substring(exponent) : digits;
    }

    /** The first characters of a text, or all of it where the precision is negative. */
    static String cut(String text, int precision) {
        return precision < 0 || text.codePointCount(0, text.length()) <= precision
                ? text
                : text.substring(0, text.offsetByCodePoints(0, precision));
    }

    /**
     * The character of a code point.
     *
     * @throws TemplateException of kind OVERFLOW where there is none
     */
    static String character(IntValue code) {
        int point = code.clamped();
        if (point < 0 || point > LARGEST_CODE_POINT) {
            throw new TemplateException(ErrorKind.OVERFLOW, "%s arg not in range(0x110000)".formatted("%c"));
        }
        return Character.toString(point);
    }

    /**
     * The nearest double.
     *
     * @throws TemplateException of kind OVERFLOW where an int is beyond all doubles
     */
    static double toDouble(NumberValue number) {
        double nearest = number.doubleValue();
        if (number instanceof IntValue && Double.isInfinite(nearest)) {
            throw new TemplateException(ErrorKind.OVERFLOW, "int too large to convert to float");
        }
        return nearest;
    }

    private static String point(String digits, Alternate alternate) {
        return alternate == Alternate.YES && digits.indexOf('.') < 0 ? digits + "." : digits;
    }

    /** Zeros behind the last digit are written, not computed: a large precision costs no more than its text. */
    private static String fixed(BigDecimal size, int precision) {
        if (precision <= Math.max(size.scale(), 0)) {
            return size.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
        }
        String plain = size.toPlainString();
        String zeros = "0".repeat(precision - Math.max(size.scale(), 0));
        return plain.indexOf('.') < 0 ? plain + "." + zeros : plain + zeros;
    }

    private static String exponent(BigDecimal size, int precision, Alternate alternate) {
        Scientific parts = Scientific.of(size, precision + 1);
        return point(parts.mantissa(), alternate) + parts.exponentText();
    }

    private static String general(BigDecimal size, int digits, Notation notation, Alternate alternate) {
        Scientific parts = Scientific.of(size, digits);
        int limit = notation == Notation.REPRESENTATION ? digits - 1 : digits;
        if (parts.exponent() < -4 || parts.exponent() >= limit) {
            String mantissa =
                    alternate == Alternate.YES ? point(parts.mantissa(), alternate) : stripped(parts.mantissa());
            return mantissa + parts.exponentText();
        }
        String plain = fixed(size, Math.max(0, digits - 1 - parts.exponent()));
        String shown = alternate == Alternate.YES ? point(plain, alternate) : stripped(plain);
        return notation == Notation.REPRESENTATION && shown.indexOf('.') < 0 ? shown + ".0" : shown;
    }

    private static String stripped(String digits) {
        if (digits.indexOf('.') < 0) {
            return digits;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** A number as one digit, a point, more digits, and a power of ten. */
    private record Scientific(String mantissa, int exponent) {
        static Scientific of(BigDecimal size, int digits) {
            if (size.signum() == 0) {
                return new Scientific(digits > 1 ? "0." + "0".repeat(digits - 1) : "0", 0);
            }
            BigDecimal rounded = size.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            String unscaled = rounded.unscaledValue().toString();
            int exponent = unscaled.length() - 1 - rounded.scale();
            StringBuilder mantissa = new StringBuilder(unscaled);
            mantissa.repeat("0", Math.max(0, digits - unscaled.length()));
            mantissa.setLength(digits);
            if (digits > 1) {
                mantissa.insert(1, '.');
            }
            return new Scientific(mantissa.toString(), exponent);
        }

        String exponentText() {
            return String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
    }
}
