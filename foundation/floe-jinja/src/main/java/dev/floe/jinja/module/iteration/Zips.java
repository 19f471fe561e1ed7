package dev.floe.jinja.module.iteration;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** {@code zip_longest}: the first elements of all values, then the second ones, until the longest ends. */
record Zips(List<Iterator<Value>> parts, Value filling) implements Iterator<Value> {
    Zips {
        parts = List.copyOf(parts);
    }

    static Iterator<Value> zip(Evaluation evaluation, Arguments arguments) {
        arguments.named().keySet().stream()
                .filter(name -> !name.equals("fillvalue"))
                .findFirst()
                .ifPresent(name -> {
                    throw TemplateException.type("zip_longest() got an unexpected keyword argument");
                });
        return new Zips(
                arguments.positional().stream().map(evaluation::iterate).toList(),
                arguments.named().getOrDefault("fillvalue", NoneValue.NONE));
    }

    @Override
    public boolean hasNext() {
        return parts.stream().anyMatch(Iterator::hasNext);
    }

    @Override
    public Value next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return TupleValue.of(parts.stream()
                .map(part -> part.hasNext() ? part.next() : filling)
                .toList());
    }
}
