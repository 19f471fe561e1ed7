package dev.floe.jinja.operation;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.HostValue.Operation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Python's arithmetic on numbers: whole numbers of any size, floats, and decimals of 28 digits. */
final class NumberArithmetic {
    /** A number of this many bits takes 128 kB and some 300,000 digits; no template counts so far. */
    private static final long MAXIMUM_BITS = 1L << 20;

    private static final MathContext DECIMAL = new MathContext(28, RoundingMode.HALF_EVEN);

    private NumberArithmetic() {}

    static Value apply(Evaluation evaluation, Operation operation, NumberValue left, NumberValue right) {
        evaluation.chargeSteps(1);
        return apply(operation, left, right);
    }

    static Value apply(Operation operation, NumberValue left, NumberValue right) {
        NumberValue a = left instanceof BoolValue truth ? truth.asInt() : left;
        NumberValue b = right instanceof BoolValue truth ? truth.asInt() : right;
        if (a instanceof DecimalValue || b instanceof DecimalValue) {
            return onDecimals(operation, a, b);
        }
        if (a instanceof IntValue x && b instanceof IntValue y) {
            return onInts(operation, x.value(), y.value());
        }
        return onFloats(operation, a.doubleValue(), b.doubleValue());
    }

    private static Value onInts(Operation operation, BigInteger a, BigInteger b) {
        return switch (operation) {
            case ADD -> IntValue.of(a.add(b));
            case SUBTRACT -> IntValue.of(a.subtract(b));
            case MULTIPLY -> {
                requireSize((long) a.bitLength() + b.bitLength());
                yield IntValue.of(a.multiply(b));
            }
            case DIVIDE -> divide(a, b);
            case FLOOR_DIVIDE -> {
                requireDivisor(b.signum() != 0, "integer division or modulo by zero");
                yield IntValue.of(floorDivide(a, b));
            }
            case REMAINDER -> {
                requireDivisor(b.signum() != 0, "integer modulo by zero");
                yield IntValue.of(a.subtract(floorDivide(a, b).multiply(b)));
            }
            case POWER -> power(a, b);
        };
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        boolean isBelow = parts[1].signum() != 0 && (parts[1].signum() < 0) != (b.signum() < 0);
        return isBelow ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static Value divide(BigInteger a, BigInteger b) {
        requireDivisor(b.signum() != 0, "division by zero");
        double quotient = a.bitLength() < 53 && b.bitLength() < 53
                ? a.doubleValue() / b.doubleValue()
                : new BigDecimal(a)
                        .divide(new BigDecimal(b), new MathContext(40, RoundingMode.HALF_EVEN))
                        .doubleValue();
        if (Double.isInfinite(quotient)) {
            throw new TemplateException(ErrorKind.OVERFLOW, "integer division result too large for a float");
        }
        return FloatValue.of(quotient);
    }

    private static Value power(BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return onFloats(Operation.POWER, base.doubleValue(), exponent.doubleValue());
        }
        if (base.bitLength() <= 1) {
            boolean isPositive = base.signum() >= 0 || !exponent.testBit(0);
            BigInteger size = base.signum() == 0 && exponent.signum() > 0 ? BigInteger.ZERO : BigInteger.ONE;
            if (base.abs().equals(BigInteger.ONE) || base.signum() == 0) {
                return IntValue.of(isPositive ? size : size.negate());
            }
        }
        requireSize(exponent.bitLength() > 31 ? Long.MAX_VALUE : base.bitLength() * exponent.longValue());
        return IntValue.of(base.pow(exponent.intValue()));
    }

    private static void requireSize(long bits) {
        if (bits > MAXIMUM_BITS) {
            throw new TemplateException(
                    ErrorKind.BUDGET, "A number would have more than " + MAXIMUM_BITS + " binary digits");
        }
    }

    private static Value onFloats(Operation operation, double a, double b) {
        return FloatValue.of(
                switch (operation) {
                    case ADD -> a + b;
                    case SUBTRACT -> a - b;
                    case MULTIPLY -> a * b;
                    case DIVIDE -> {
                        requireDivisor(b != 0, "float division by zero");
                        yield a / b;
                    }
                    case FLOOR_DIVIDE -> {
                        requireDivisor(b != 0, "float floor division by zero");
                        yield floorDivide(a, b);
                    }
                    case REMAINDER -> {
                        requireDivisor(b != 0, "float modulo");
                        yield remainder(a, b);
                    }
                    case POWER -> power(a, b);
                });
    }

    private static double remainder(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0.0, b);
        }
        return (rest < 0) == (b < 0) ? rest : rest + b;
    }

    private static double floorDivide(double a, double b) {
        double rest = a % b;
        double quotient = (a - rest) / b;
        if (rest != 0 && (rest < 0) != (b < 0)) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double power(double a, double b) {
        if (a == 0 && b < 0) {
            throw new TemplateException(ErrorKind.ZERO_DIVISION, "0.0 cannot be raised to a negative power");
        }
        double result = Math.pow(a, b);
        if (a == 1 || (a == -1 && Double.isInfinite(b))) {
            return 1;
        }
        if (Double.isInfinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
            throw new TemplateException(ErrorKind.OVERFLOW, "(34, 'Numerical result out of range')");
        }
        if (Double.isNaN(result) && !Double.isNaN(a) && !Double.isNaN(b)) {
            throw TemplateException.value(
                    "a negative number cannot be raised to a fraction: there are no complex numbers");
        }
        return result;
    }

    private static Value onDecimals(Operation operation, NumberValue a, NumberValue b) {
        if (a instanceof FloatValue || b instanceof FloatValue) {
            throw TemplateException.type("unsupported operand type(s) for %s: '%s' and '%s'"
                    .formatted(operation.sign(), Arithmetic.typeName(a), Arithmetic.typeName(b)));
        }
        BigDecimal x = a.exact();
        BigDecimal y = b.exact();
        return DecimalValue.of(
                switch (operation) {
                    case ADD -> x.add(y, DECIMAL);
                    case SUBTRACT -> x.subtract(y, DECIMAL);
                    case MULTIPLY -> x.multiply(y, DECIMAL);
                    case DIVIDE -> {
                        requireDivisor(y.signum() != 0, "[<class 'decimal.DivisionByZero'>]");
                        yield divide(x, y);
                    }
                    case FLOOR_DIVIDE -> {
                        requireDivisor(y.signum() != 0, "[<class 'decimal.DivisionByZero'>]");
                        yield x.divideToIntegralValue(y, DECIMAL).setScale(0, RoundingMode.DOWN);
                    }
                    case REMAINDER -> {
                        requireDivisor(y.signum() != 0, "[<class 'decimal.InvalidOperation'>]");
                        yield x.remainder(y, DECIMAL);
                    }
                    case POWER -> decimalPower(x, y);
                });
    }

    /** The quotient with as many digits as it needs, at least as the scales of the two ask for. */
    private static BigDecimal divide(BigDecimal x, BigDecimal y) {
        BigDecimal quotient = x.divide(y, DECIMAL);
        int wanted = x.scale() - y.scale();
        BigDecimal shortest = quotient.signum() == 0 ? quotient.setScale(wanted) : quotient.stripTrailingZeros();
        return shortest.scale() < wanted ? shortest.setScale(wanted) : shortest;
    }

    private static BigDecimal decimalPower(BigDecimal base, BigDecimal exponent) {
        if (exponent.stripTrailingZeros().scale() > 0 || exponent.abs().compareTo(BigDecimal.valueOf(9999)) > 0) {
            return new BigDecimal(power(base.doubleValue(), exponent.doubleValue()), DECIMAL);
        }
        return base.pow(exponent.intValueExact(), DECIMAL);
    }

    private static void requireDivisor(boolean isThere, String message) {
        if (!isThere) {
            throw new TemplateException(ErrorKind.ZERO_DIVISION, message);
        }
    }
}
