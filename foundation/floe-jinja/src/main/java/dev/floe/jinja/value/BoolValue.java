package dev.floe.jinja.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Python's {@code True} and {@code False}, which equal 1 and 0. */
public final class BoolValue implements NumberValue {
    public static final BoolValue TRUE = new BoolValue(true);
    public static final BoolValue FALSE = new BoolValue(false);

    private final boolean value;

    private BoolValue(boolean value) {
        this.value = value;
    }

    @SuppressWarnings("PreferredInterfaceType")
    public static BoolValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public IntValue asInt() {
        return value ? IntValue.ONE : IntValue.ZERO;
    }

    @Override
    public double doubleValue() {
        return value ? 1 : 0;
    }

    @Override
    public BigDecimal exact() {
        return value ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    @Override
    public String typeName() {
        return "bool";
    }

    @Override
    public boolean isTrue() {
        return value;
    }

    @Override
    public String repr() {
        return value ? "True" : "False";
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
