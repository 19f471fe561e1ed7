package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code list}: mutable, shared by reference. */
public final class ListValue implements Value {
    private final List<Value> elements;

    private ListValue(List<Value> elements) {
        this.elements = requireNonNull(elements, "elements is null");
    }

    public static ListValue empty() {
        return new ListValue(new ArrayList<>());
    }

    /** A list of its own, with these elements. */
    public static ListValue of(Iterable<? extends Value> elements) {
        List<Value> copy = new ArrayList<>();
        elements.forEach(copy::add);
        return new ListValue(copy);
    }

    public static ListValue of(Value... elements) {
        return new ListValue(new ArrayList<>(List.of(elements)));
    }

    public static ListValue ofStrings(Iterable<String> texts) {
        ListValue list = empty();
        texts.forEach(text -> list.elements.add(StringValue.of(text)));
        return list;
    }

    /** The elements themselves: what changes them changes this list. */
    public List<Value> elements() {
        return elements;
    }

    @Override
    public String typeName() {
        return "list";
    }

    @Override
    public boolean isTrue() {
        return !elements.isEmpty();
    }

    @Override
    public String repr() {
        return ContainerText.sequence(this, elements, "[", "]");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        ContainerWork.charge(elements.size());
        return this == other || (other instanceof ListValue list && list.elements.equals(elements));
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
