package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Python's {@code decimal.Decimal}, as agate gives numbers of a table; the scale is kept. */
public final class DecimalValue implements NumberValue {
    private final BigDecimal value;

    private DecimalValue(BigDecimal value) {
        this.value = requireNonNull(value, "value is null");
    }

    public static DecimalValue of(BigDecimal value) {
        return new DecimalValue(value);
    }

    public BigDecimal value() {
        return value;
    }

    @Override
    public double doubleValue() {
        return value.doubleValue();
    }

    @Override
    public BigDecimal exact() {
        return value;
    }

    @Override
    public String typeName() {
        return "Decimal";
    }

    @Override
    public boolean isTrue() {
        return value.signum() != 0;
    }

    @Override
    public String repr() {
        return "Decimal('" + value + "')";
    }

    @Override
    public String toText() {
        return value.toString();
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
