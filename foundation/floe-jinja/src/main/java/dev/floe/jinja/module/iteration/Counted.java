package dev.floe.jinja.module.iteration;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;

/** Numbers without end. */
final class Counted implements Iterator<Value> {
    private final Additions additions;
    private final Value step;
    private Value next;

    Counted(Evaluation evaluation, Value start, Value step) {
        if (!(start instanceof NumberValue && step instanceof NumberValue)) {
            throw TemplateException.type("a number is required");
        }
        this.additions = new Additions(evaluation);
        this.next = start;
        this.step = step;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Value next() {
        Value number = next;
        next = additions.sum(next, step);
        return number;
    }
}
