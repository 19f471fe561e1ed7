package dev.floe.jinja.module.iteration;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The choices of some elements out of a list, in the order of their indexes. */
final class IndexChoices implements Iterator<Value> {
    private final Evaluation evaluation;
    private final Kind kind;
    private final List<Value> pool;
    private final int[] indexes;
    private boolean hasNext;

    /** Which choices there are. */
    enum Kind {
        COMBINATIONS,
        WITH_REPLACEMENT,
        PERMUTATIONS
    }

    IndexChoices(Evaluation evaluation, Kind kind, List<Value> pool, int size) {
        this.evaluation = requireNonNull(evaluation, "evaluation is null");
        this.kind = requireNonNull(kind, "kind is null");
        this.pool = List.copyOf(pool);
        this.hasNext = kind == Kind.WITH_REPLACEMENT ? size == 0 || !pool.isEmpty() : size <= pool.size();
        evaluation.chargeElements(hasNext ? size : 0);
        this.indexes = new int[hasNext ? size : 0];
        if (kind != Kind.WITH_REPLACEMENT) {
            Arrays.setAll(indexes, index -> index);
        }
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
        Value choice = TupleValue.of(Arrays.stream(indexes).mapToObj(pool::get).toList());
        hasNext = advance();
        return choice;
    }

    private boolean advance() {
        for (int place = indexes.length - 1; place >= 0; place--) {
            int following = following(place);
            if (following < pool.size()) {
                indexes[place] = following;
                if (refill(place)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The next index that may stand at this place. */
    private int following(int place) {
        int index = indexes[place] + 1;
        while (kind == Kind.PERMUTATIONS && isTaken(index, place)) {
            index++;
        }
        return index;
    }

    private boolean isTaken(int index, int places) {
        return Arrays.stream(indexes, 0, places).anyMatch(taken -> taken == index);
    }

    /** Gives the places after this one the lowest indexes that they may have. */
    private boolean refill(int place) {
        for (int next = place + 1; next < indexes.length; next++) {
            int index =
                    switch (kind) {
                        case COMBINATIONS -> indexes[next - 1] + 1;
                        case WITH_REPLACEMENT -> indexes[next - 1];
                        case PERMUTATIONS -> 0;
                    };
            while (kind == Kind.PERMUTATIONS && isTaken(index, next)) {
                index++;
            }
            if (index >= pool.size()) {
                return false;
            }
            indexes[next] = index;
        }
        return true;
    }
}
