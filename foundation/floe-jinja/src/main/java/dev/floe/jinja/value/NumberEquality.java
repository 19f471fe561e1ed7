package dev.floe.jinja.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Equality and hash across the types of numbers: equal values are equal keys, whatever their type. */
final class NumberEquality {
    private NumberEquality() {}

    static boolean areEqual(NumberValue left, @Nullable Object right) {
        return right instanceof NumberValue number && order(left, number) == 0;
    }

    /** -1, 0 or 1, or 2 where one of them is not a number. */
    static int order(NumberValue left, NumberValue right) {
        if (isSpecial(left) || isSpecial(right)) {
            double a = left.doubleValue();
            double b = right.doubleValue();
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return 2;
            }
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return left.exact().compareTo(right.exact());
    }

    private static boolean isSpecial(NumberValue number) {
        return number instanceof FloatValue value && !Double.isFinite(value.value());
    }

    static int hash(NumberValue number) {
        if (isSpecial(number)) {
            return Double.hashCode(number.doubleValue());
        }
        BigDecimal exact = number.exact();
        if (exact.signum() == 0) {
            return 0;
        }
        return exact.stripTrailingZeros().hashCode();
    }
}
