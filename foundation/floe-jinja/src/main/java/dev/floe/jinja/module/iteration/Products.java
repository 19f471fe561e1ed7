package dev.floe.jinja.module.iteration;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** {@code product}: one element of each list, in all ways. */
final class Products implements Iterator<Value> {
    private final Evaluation evaluation;
    private final List<List<Value>> pools;
    private final int[] indexes;
    private boolean hasNext;

    private Products(Evaluation evaluation, List<List<Value>> pools) {
        this.evaluation = evaluation;
        this.pools = List.copyOf(pools);
        this.indexes = new int[pools.size()];
        this.hasNext = pools.stream().noneMatch(List::isEmpty);
    }

    static Iterator<Value> product(Evaluation evaluation, Arguments arguments) {
        List<List<Value>> pools = new ArrayList<>();
        for (Value argument : arguments.positional()) {
            pools.add(IterationModule.stored(evaluation, argument));
        }
        arguments.named().keySet().stream()
                .filter(name -> !name.equals("repeat"))
                .findFirst()
                .ifPresent(name -> {
                    throw TemplateException.type("'%s' is an invalid keyword argument for product()".formatted(name));
                });
        int times = IterationModule.number(arguments.named().getOrDefault("repeat", IntValue.ONE));
        if (times < 0) {
            throw TemplateException.value("repeat argument cannot be negative");
        }
        evaluation.chargeElements((long) times * pools.size());
        List<List<Value>> all = new ArrayList<>();
        for (int i = 0; i < times && !pools.isEmpty(); i++) {
            all.addAll(pools);
        }
        return new Products(evaluation, all);
    }

    @Override
    public boolean hasNext() {
        return hasNext;
    }

    @Override
    public Value next() {
        if (!hasNext) {
            throw new NoSuchElementException();
        }
        evaluation.chargeSteps(indexes.length);
        List<Value> chosen = new ArrayList<>();
        for (int i = 0; i < indexes.length; i++) {
            chosen.add(pools.get(i).get(indexes[i]));
        }
        hasNext = advance();
        return TupleValue.of(chosen);
    }

    private boolean advance() {
        for (int place = indexes.length - 1; place >= 0; place--) {
            if (++indexes[place] < pools.get(place).size()) {
                return true;
            }
            indexes[place] = 0;
        }
        return false;
    }
}
