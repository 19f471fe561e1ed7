package dev.floe.jinja.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Python's {@code float}: an IEEE double, printed as Python prints it. */
public final class FloatValue implements NumberValue {
    private final double value;

    private FloatValue(double value) {
        this.value = value;
    }

    public static FloatValue of(double value) {
        return new FloatValue(value);
    }

    public double value() {
        return value;
    }

    @Override
    public double doubleValue() {
        return value;
    }

    @Override
    public BigDecimal exact() {
        return new BigDecimal(value);
    }

    @Override
    public String typeName() {
        return "float";
    }

    @Override
    public boolean isTrue() {
        return value != 0;
    }

    @Override
    public String repr() {
        return FloatText.of(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || NumberEquality.areEqual(this, other);
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
