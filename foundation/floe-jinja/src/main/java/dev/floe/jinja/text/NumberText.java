package dev.floe.jinja.text;

import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.NumberValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with a fixed precision, as C and Python write them. Signs are the caller's business: only sizes are written. */
final class NumberText {
    private NumberText() {}

    /** The notations of a float. */
    enum Notation {
        FIXED,
        EXPONENT,
        GENERAL,
        /** As general, but with at least one digit behind the point: what {@code str} makes of a float. */
        REPRESENTATION
    }

    /** {@code inf} or {@code nan} for what is no number. */
    static String of(NumberValue number, Notation notation, int precision, Alternate alternate) {
        if (number instanceof FloatValue value && !Double.isFinite(value.value())) {
            return Double.isNaN(value.value()) ? "nan" : "inf";
        }
        BigDecimal size = number.exact().abs();
        return switch (notation) {
            case FIXED -> point(size.setScale(precision, RoundingMode.HALF_EVEN).toPlainString(), alternate);
            case EXPONENT -> exponent(size, precision, alternate);
            case GENERAL, REPRESENTATION -> general(size, precision, notation, alternate);
        };
    }

    /** Whether digits and points are kept that say nothing: Python's {@code #}. */
    enum Alternate {
        NO,
        YES
    }

    private static String point(String digits, Alternate alternate) {
        return alternate == Alternate.YES && digits.indexOf('.') < 0 ? digits + "." : digits;
    }

    private static String exponent(BigDecimal size, int precision, Alternate alternate) {
        Scientific parts = Scientific.of(size, precision + 1);
        return point(parts.mantissa(), alternate) + parts.exponentText();
    }

    private static String general(BigDecimal size, int precision, Notation notation, Alternate alternate) {
        int digits = Math.max(precision, 1);
        Scientific parts = Scientific.of(size, digits);
        boolean isPlain = parts.exponent() >= -4 && parts.exponent() < digits;
        if (notation == Notation.REPRESENTATION) {
            isPlain = parts.exponent() >= -4 && parts.exponent() < Math.max(digits, 1);
        }
        if (isPlain) {
            String plain = size.setScale(Math.max(0, digits - 1 - parts.exponent()), RoundingMode.HALF_EVEN)
                    .toPlainString();
            String shown = alternate == Alternate.YES ? point(plain, alternate) : stripped(plain);
            return notation == Notation.REPRESENTATION && shown.indexOf('.') < 0 ? shown + ".0" : shown;
        }
        String mantissa = alternate == Alternate.YES ? point(parts.mantissa(), alternate) : stripped(parts.mantissa());
        return mantissa + parts.exponentText();
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
            BigDecimal rounded = size.round(new java.math.MathContext(digits, RoundingMode.HALF_EVEN));
            String unscaled = rounded.unscaledValue().toString();
            int exponent = unscaled.length() - 1 - rounded.scale();
            StringBuilder mantissa = new StringBuilder(unscaled);
            while (mantissa.length() < digits) {
                mantissa.append('0');
            }
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
