package dev.floe.dbt.table;

import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers as agate does: with currencies, per cent signs and commas between groups of digits. */
final class NumberText {
    private static final String CURRENCIES = "؋$ƒ៛¥₡₱£€¢﷼₪₩₭₮₦฿₤₫";
    private static final Pattern DECIMAL =
            Pattern.compile("([+-]?)(\\p{Nd}+\\.?\\p{Nd}*|\\.\\p{Nd}+)(?:[eE]([+-]?\\p{Nd}{1,7}))?");
    private static final Pattern INFINITE = Pattern.compile("([+-]?)inf(?:inity)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_NUMBER = Pattern.compile("[+-]?s?nan\\p{Nd}*", Pattern.CASE_INSENSITIVE);
    /** The digits that Python keeps of a product, and its largest exponent. */
    private static final MathContext PRECISION = new MathContext(28, RoundingMode.HALF_EVEN);

    private static final int LARGEST_EXPONENT = 999_999;

    private NumberText() {}

    /** The number, or nothing where the text is none; what is infinite or not a number comes as a float. */
    static Optional<Value> read(String cell) {
        String text = PythonText.strip(PythonText.strip(cell), '%');
        boolean isNegative = text.startsWith("-");
        if (isNegative) {
            text = text.substring(1);
        }
        for (int i = 0; i < CURRENCIES.length(); i++) {
            text = PythonText.strip(text, CURRENCIES.charAt(i));
        }
        text = PythonText.strip(text.replace(",", "")).replace("_", "");
        Optional<Value> number = decimal(text, isNegative);
        return number.isPresent() ? number : special(text, isNegative);
    }

    private static Optional<Value> decimal(String text, boolean isNegative) {
        Matcher match = DECIMAL.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        if (match.group(3) != null && Math.abs(Integer.parseInt(match.group(3))) > LARGEST_EXPONENT) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text.toLowerCase(Locale.ROOT)).round(PRECISION);
        return Optional.of(DecimalValue.of(isNegative ? number.negate() : number));
    }

    private static Optional<Value> special(String text, boolean isNegative) {
        Matcher infinite = INFINITE.matcher(text);
        if (infinite.matches()) {
            boolean isBelow = isNegative != infinite.group(1).equals("-");
            return Optional.of(FloatValue.of(isBelow ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
        }
        return NO_NUMBER.matcher(text).matches() ? Optional.of(FloatValue.of(Double.NaN)) : Optional.empty();
    }
}
