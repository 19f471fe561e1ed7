package dev.floe.jinja.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code tuple}. */
public final class TupleValue implements Value {
    private final List<Value> elements;

    private TupleValue(List<Value> elements) {
        this.elements = List.copyOf(elements);
    }

    public static TupleValue of(Iterable<? extends Value> elements) {
        List<Value> copy = new ArrayList<>();
        elements.forEach(copy::add);
        return new TupleValue(copy);
    }

    public static TupleValue of(Value... elements) {
        return new TupleValue(List.of(elements));
    }

    /** The elements; they cannot be changed. */
    public List<Value> elements() {
        return elements;
    }

    @Override
    public String typeName() {
        return "tuple";
    }

    @Override
    public boolean isTrue() {
        return !elements.isEmpty();
    }

    @Override
    public String repr() {
        return ContainerText.sequence(this, elements, "(", elements.size() == 1 ? ",)" : ")");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        ContainerWork.charge(elements.size());
        return this == other || (other instanceof TupleValue tuple && tuple.elements.equals(elements));
    }

    @Override
    public int hashCode() {
        ContainerWork.charge(elements.size());
        return 31 + elements.hashCode();
    }

    @Override
    public String toString() {
        return repr();
    }
}
