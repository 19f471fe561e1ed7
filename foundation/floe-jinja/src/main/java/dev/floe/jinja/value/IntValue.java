package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Python's {@code int}: a whole number of any size. */
public final class IntValue implements NumberValue {
    public static final IntValue ZERO = new IntValue(BigInteger.ZERO);
    public static final IntValue ONE = new IntValue(BigInteger.ONE);

    private static final int LOWEST_SHARED = -16;
    private static final IntValue[] SHARED = new IntValue[272];

    static {
        for (int i = 0; i < SHARED.length; i++) {
            SHARED[i] = new IntValue(BigInteger.valueOf(i + LOWEST_SHARED));
        }
    }

    private final BigInteger value;

    private IntValue(BigInteger value) {
        this.value = requireNonNull(value, "value is null");
    }

    public static IntValue of(long value) {
        if (value >= LOWEST_SHARED && value < SHARED.length + LOWEST_SHARED) {
            return SHARED[(int) value - LOWEST_SHARED];
        }
        return new IntValue(BigInteger.valueOf(value));
    }

    public static IntValue of(BigInteger value) {
        return value.bitLength() < 32 ? of(value.longValue()) : new IntValue(value);
    }

    public BigInteger value() {
        return value;
    }

    /** The value as an int, where it fits. */
    public OptionalInt small() {
        return value.bitLength() < Integer.SIZE ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
    }

    /** The value as an int, or the nearest one: what an index or a count beyond all memory comes to. */
    public int clamped() {
        return small().orElse(value.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE);
    }

    @Override
    public double doubleValue() {
        return value.doubleValue();
    }

    @Override
    public BigDecimal exact() {
        return new BigDecimal(value);
    }

    @Override
    public String typeName() {
        return "int";
    }

    @Override
    public boolean isTrue() {
        return value.signum() != 0;
    }

    @Override
    public String repr() {
        return value.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (other instanceof IntValue number) {
            return value.equals(number.value);
        }
        return NumberEquality.areEqual(this, other);
    }

    @Override
    public int hashCode() {
        return NumberEquality.hash(this);
    }

    @Override
    public String toString() {
        return repr();
    }
}
