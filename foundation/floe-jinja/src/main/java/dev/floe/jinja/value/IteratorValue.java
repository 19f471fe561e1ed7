package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;

/** A Python iterator or generator: it can be gone through once. */
public final class IteratorValue implements Value {
    private final String typeName;
    private final Iterator<Value> elements;

    private IteratorValue(String typeName, Iterator<Value> elements) {
        this.typeName = requireNonNull(typeName, "typeName is null");
        this.elements = requireNonNull(elements, "elements is null");
    }

    /** What a filter such as {@code map} gives. */
    public static IteratorValue generator(Iterator<Value> elements) {
        return new IteratorValue("generator", elements);
    }

    public static IteratorValue named(String typeName, Iterator<Value> elements) {
        return new IteratorValue(typeName, elements);
    }

    /** What has not been taken yet; taking uses it up. */
    public Iterator<Value> elements() {
        return elements;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public boolean isTrue() {
        return true;
    }

    @Override
    public String repr() {
        return "<" + typeName + " object>";
    }

    @Override
    public String toString() {
        return repr();
    }
}
