package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a name, attribute or item is that does not exist: it prints as nothing and is false.
 *
 * @param message the error if it is used as a value, such as {@code 'x' is undefined}
 * @param use what happens then
 */
public record UndefinedValue(String message, Use use) implements Value {
    /** What using an undefined value does. */
    public enum Use {
        /** An attribute, an item or a call is an error: what Jinja2 does. */
        FAILS,
        /** An attribute, an item or a call gives the same undefined again: what dbt does while it parses. */
        GIVES_ITSELF
    }

    public UndefinedValue {
        requireNonNull(message, "message is null");
        requireNonNull(use, "use is null");
    }

    @Override
    public String typeName() {
        return "Undefined";
    }

    @Override
    public boolean isTrue() {
        return false;
    }

    @Override
    public String repr() {
        return "Undefined";
    }

    @Override
    public String toText() {
        return "";
    }

    /** All undefined values are equal, as in Jinja2. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UndefinedValue;
    }

    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return repr();
    }
}
