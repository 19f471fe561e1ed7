package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code set}. Its order is the order of insertion, where Python promises none. */
public final class SetValue implements Value {
    private final Set<Value> elements;

    private SetValue(Set<Value> elements) {
        this.elements = requireNonNull(elements, "elements is null");
    }

    public static SetValue of(Iterable<? extends Value> elements) {
        Set<Value> copy = new LinkedHashSet<>();
        elements.forEach(copy::add);
        return new SetValue(copy);
    }

    /** The elements themselves: what changes them changes this set. */
    public Set<Value> elements() {
        return elements;
    }

    @Override
    public String typeName() {
        return "set";
    }

    @Override
    public boolean isTrue() {
        return !elements.isEmpty();
    }

    @Override
    public String repr() {
        return elements.isEmpty() ? "set()" : ContainerText.sequence(this, elements, "{", "}");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        ContainerWork.charge(elements.size());
        return this == other || (other instanceof SetValue set && set.elements.equals(elements));
    }

    @Override
    public int hashCode() {
        ContainerWork.charge(elements.size());
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return repr();
    }
}
