package dev.floe.jinja.module.iteration;

import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.function.UnaryOperator;

/** Elements that a function changes. */
record Mapped(Iterator<Value> elements, UnaryOperator<Value> function) implements Iterator<Value> {
    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    public Value next() {
        return function.apply(elements.next());
    }
}
