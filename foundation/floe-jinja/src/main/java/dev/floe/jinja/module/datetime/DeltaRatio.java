package dev.floe.jinja.module.datetime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Divides microseconds as Python does: exactly, and then to the nearest one, halves to the even one. */
final class DeltaRatio {
    private static final MathContext ENOUGH_FOR_A_DOUBLE = new MathContext(60, RoundingMode.HALF_EVEN);

    private DeltaRatio() {}

    static double divide(BigInteger left, BigInteger right) {
        return new BigDecimal(left)
                .divide(new BigDecimal(right), ENOUGH_FOR_A_DOUBLE)
                .doubleValue();
    }

    static BigInteger rounded(BigDecimal left, BigDecimal right) {
        return left.divide(right, 0, RoundingMode.HALF_EVEN).toBigIntegerExact();
    }
}
