package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Python's {@code str}. Its length, indexes and slices count code points, as Python's do, not Java's chars.
 */
public final class StringValue implements Value {
    public static final StringValue EMPTY = new StringValue("");

    private final String value;

    private StringValue(String value) {
        this.value = requireNonNull(value, "value is null");
    }

    public static StringValue of(String value) {
        return value.isEmpty() ? EMPTY : new StringValue(value);
    }

    public String value() {
        return value;
    }

    /** The number of code points. */
    public int length() {
        return value.codePointCount(0, value.length());
    }

    @Override
    public String typeName() {
        return "str";
    }

    @Override
    public boolean isTrue() {
        return !value.isEmpty();
    }

    @Override
    public String repr() {
        return StringText.quote(value);
    }

    @Override
    public String toText() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StringValue text && text.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return repr();
    }
}
