package dev.floe.jinja.module.iteration;

import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The elements whose selector is true. */
final class Selected implements Iterator<Value> {
    private final Iterator<Value> elements;
    private final Iterator<Value> selectors;
    private Optional<Value> next = Optional.empty();

    Selected(Iterator<Value> elements, Iterator<Value> selectors) {
        this.elements = elements;
        this.selectors = selectors;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && elements.hasNext() && selectors.hasNext()) {
            Value element = elements.next();
            if (selectors.next().isTrue()) {
                next = Optional.of(element);
            }
        }
        return next.isPresent();
    }

    @Override
    public Value next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Value element = next.orElseThrow();
        next = Optional.empty();
        return element;
    }
}
