package dev.floe.documents.shape;

import dev.floe.documents.DocumentNode;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What was read of one mapping. */
final class FieldValues implements ObjectShape.Values {
    private final Place place;
    private final ProblemCollector problems;
    private final Map<ObjectShape.Field<?>, Located<?>> values = new HashMap<>();

    FieldValues(Place place, ProblemCollector problems) {
        this.place = place;
        this.problems = problems;
    }

    <F> void read(FieldList.Declared<F> field, Subject subject, DocumentNode.Entry entry, ProblemCollector collector) {
        field.shape()
                .read(subject, entry.value(), collector)
                .ifPresent(value ->
                        values.put(field, new Located<>(value, entry.value().place(), entry.keyPlace())));
    }

    <T> Optional<T> make(Function<ObjectShape.Values, T> maker) {
        try {
            return Optional.of(maker.apply(this));
        } catch (Incomplete reported) {
            return Optional.empty();
        }
    }

    @Override
    public <F> Optional<Located<F>> get(ObjectShape.Field<F> field) {
        // Only read() puts values in, and it puts a value of type F under a Field<F>.
        @SuppressWarnings("unchecked")
        Optional<Located<F>> value = Optional.ofNullable((Located<F>) values.get(field));
        return value;
    }

    @Override
    public <F> F value(ObjectShape.Field<F> field) {
        return get(field).map(Located::value).orElseThrow(Incomplete::new);
    }

    @Override
    public RuntimeException refuse(Problem problem) {
        problems.add(problem);
        return new Incomplete();
    }

    @Override
    public Place place() {
        return place;
    }

    /** Leaves the maker of an object that cannot be made; what is missing is with the problems. */
    private static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Incomplete() {
            super("A required value is missing", null, false, false);
        }
    }
}
