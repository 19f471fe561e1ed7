package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Optional;
import java.util.function.Function;

/** A shape that is read into something else. */
record MappedShape<T, U>(Shape<T> shape, Function<? super T, ? extends U> function) implements Shape<U> {
    MappedShape {
        requireNonNull(shape, "shape is null");
        requireNonNull(function, "function is null");
    }

    @Override
    public Optional<U> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        return shape.read(subject, node, problems).map(function);
    }

    @Override
    public String kind() {
        return shape.kind();
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return shape.jsonSchema(definitions);
    }
}
