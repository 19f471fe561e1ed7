package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Optional;

/** A shape with more to say in the schema, which the reader does not look at. */
record AnnotatedShape<T>(Shape<T> shape, PropertyValue.Entries annotations) implements Shape<T> {
    AnnotatedShape {
        requireNonNull(shape, "shape is null");
        requireNonNull(annotations, "annotations is null");
    }

    @Override
    public Optional<T> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        return shape.read(subject, node, problems);
    }

    @Override
    public String kind() {
        return shape.kind();
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return new Schema()
                .with(shape.jsonSchema(definitions))
                .with(annotations)
                .entries();
    }
}
