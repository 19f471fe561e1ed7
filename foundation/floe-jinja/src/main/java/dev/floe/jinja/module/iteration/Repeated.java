package dev.floe.jinja.module.iteration;

import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** One value, a number of times or without end. */
final class Repeated implements Iterator<Value> {
    private final Evaluation evaluation;
    private final Value value;
    private final Optional<Integer> times;
    private int given;

    Repeated(Evaluation evaluation, Value value, Optional<Integer> times) {
        this.evaluation = evaluation;
        this.value = value;
        this.times = times;
    }

    @Override
    public boolean hasNext() {
        return times.isEmpty() || given < times.get();
    }

    @Override
    public Value next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        evaluation.chargeSteps(1);
        given += times.isEmpty() ? 0 : 1;
        return value;
    }
}
