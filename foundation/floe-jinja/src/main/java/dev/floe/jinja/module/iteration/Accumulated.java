package dev.floe.jinja.module.iteration;

import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The sums of the elements so far. */
final class Accumulated implements Iterator<Value> {
    private final Iterator<Value> elements;
    private final Sum sum;
    private Optional<Value> initial;
    private Optional<Value> total = Optional.empty();

    /** What makes one of two. */
    @FunctionalInterface
    interface Sum {
        Value of(Value total, Value element);
    }

    Accumulated(Iterator<Value> elements, Sum sum, Value initial) {
        this.elements = elements;
        this.sum = sum;
        this.initial = Optional.of(initial).filter(value -> value != NoneValue.NONE);
    }

    @Override
    public boolean hasNext() {
        return initial.isPresent() || elements.hasNext();
    }

    @Override
    public Value next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (initial.isPresent()) {
            total = initial;
            initial = Optional.empty();
        } else {
            Value element = elements.next();
            total = Optional.of(total.map(before -> sum.of(before, element)).orElse(element));
        }
        return total.get();
    }
}
