package dev.floe.jinja.module.iteration;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IteratorValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The elements of one iterator, kept so that several others can go through them. */
final class SharedElements {
    private final Iterator<Value> source;
    private final Evaluation evaluation;
    private final List<Value> seen = new ArrayList<>();

    private SharedElements(Iterator<Value> source, Evaluation evaluation) {
        this.source = source;
        this.evaluation = evaluation;
    }

    static List<Value> tee(Iterator<Value> source, int count, Evaluation evaluation) {
        if (count < 0) {
            throw TemplateException.value("n must be >= 0");
        }
        evaluation.chargeElements(count);
        SharedElements shared = new SharedElements(source, evaluation);
        List<Value> iterators = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            iterators.add(IteratorValue.named("itertools._tee", shared.fromTheStart()));
        }
        return iterators;
    }

    private boolean has(int index) {
        while (seen.size() <= index && source.hasNext()) {
            evaluation.chargeElements(1);
            seen.add(source.next());
        }
        return index < seen.size();
    }

    private Iterator<Value> fromTheStart() {
        return new Iterator<>() {
            private int position;

            @Override
            public boolean hasNext() {
                return has(position);
            }

            @Override
            public Value next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                evaluation.chargeSteps(1);
                return seen.get(position++);
            }
        };
    }
}
