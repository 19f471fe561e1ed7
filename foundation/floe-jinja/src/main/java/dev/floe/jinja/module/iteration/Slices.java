package dev.floe.jinja.module.iteration;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** {@code islice}: some of the elements, by their numbers. */
final class Slices implements Iterator<Value> {
    private static final long WITHOUT_END = Long.MAX_VALUE;

    private static final String STOP = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

    private final Iterator<Value> elements;
    private final long stop;
    private final long step;
    private long wanted;
    private long position;

    private Slices(Iterator<Value> elements, long start, long stop, long step) {
        this.elements = elements;
        this.wanted = start;
        this.stop = stop;
        this.step = step;
    }

    static Iterator<Value> slice(Evaluation evaluation, Arguments arguments) {
        List<Value> given = arguments.positional();
        if (given.size() < 2 || given.size() > 4 || !arguments.named().isEmpty()) {
            throw TemplateException.type("islice expected 2 to 4 arguments, got " + given.size());
        }
        Iterator<Value> elements = evaluation.iterate(given.getFirst());
        if (given.size() == 2) {
            return new Slices(elements, 0, index(given.get(1), WITHOUT_END, STOP), 1);
        }
        String indexes = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
        long stop = index(given.get(2), WITHOUT_END, STOP);
        long start = index(given.get(1), 0, indexes);
        String steps = "Step for islice() must be a positive integer or None.";
        long step = given.size() == 4 ? index(given.get(3), 1, steps) : 1;
        if (step < 1) {
            throw TemplateException.value(steps);
        }
        return new Slices(elements, start, stop, step);
    }

    private static long index(Value value, long absent, String message) {
        if (value == NoneValue.NONE) {
            return absent;
        }
        if (!(value instanceof IntValue number)
                || number.value().signum() < 0
                || number.value().bitLength() > 63) {
            throw TemplateException.value(message);
        }
        return number.value().longValueExact();
    }

    @Override
    public boolean hasNext() {
        long end = Math.min(wanted, stop);
        while (position < end && elements.hasNext()) {
            elements.next();
            position++;
        }
        return wanted < stop && elements.hasNext();
    }

    @Override
    public Value next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        position++;
        wanted = wanted + step < wanted ? WITHOUT_END : wanted + step;
        return elements.next();
    }
}
