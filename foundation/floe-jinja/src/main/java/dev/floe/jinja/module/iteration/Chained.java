package dev.floe.jinja.module.iteration;

import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Value;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The elements of one value after those of another. */
final class Chained implements Iterator<Value> {
    private final Evaluation evaluation;
    private final Iterator<Value> parts;
    private Iterator<Value> part = Collections.emptyIterator();

    Chained(Evaluation evaluation, Iterator<Value> parts) {
        this.evaluation = evaluation;
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        while (!part.hasNext() && parts.hasNext()) {
            evaluation.chargeSteps(1);
            part = evaluation.iterate(parts.next());
        }
        return part.hasNext();
    }

    @Override
    public Value next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return part.next();
    }
}
