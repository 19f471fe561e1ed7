package dev.floe.jinja.module.iteration;

import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Elements again and again. */
final class Cycled implements Iterator<Value> {
    private final Evaluation evaluation;
    private final Iterator<Value> elements;
    private final List<Value> seen = new ArrayList<>();
    private int position;

    Cycled(Evaluation evaluation, Iterator<Value> elements) {
        this.evaluation = evaluation;
        this.elements = elements;
    }

    @Override
    public boolean hasNext() {
        return elements.hasNext() || !seen.isEmpty();
    }

    @Override
    public Value next() {
        if (elements.hasNext()) {
            Value element = elements.next();
            evaluation.chargeElements(1);
            seen.add(element);
            return element;
        }
        evaluation.chargeSteps(1);
        Value element = seen.get(position);
        position = (position + 1) % seen.size();
        return element;
    }
}
