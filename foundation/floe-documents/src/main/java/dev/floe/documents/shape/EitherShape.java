package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Optional;

/** A short form or a long form. */
record EitherShape<T>(Shape<T> scalar, Shape<T> mapping) implements Shape<T> {
    EitherShape {
        requireNonNull(scalar, "scalar is null");
        requireNonNull(mapping, "mapping is null");
    }

    @Override
    public Optional<T> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        return switch (node) {
            case DocumentNode.Scalar shortForm -> scalar.read(subject, shortForm, problems);
            case DocumentNode.Mapping longForm -> mapping.read(subject, longForm, problems);
            case DocumentNode.Sequence list -> refuse(subject, list, problems);
            case DocumentNode.Nothing nothing -> refuse(subject, nothing, problems);
        };
    }

    @Override
    public String kind() {
        return scalar.kind() + " or " + mapping.kind();
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return new Schema()
                .with(
                        "anyOf",
                        new PropertyValue.Items(
                                List.of(scalar.jsonSchema(definitions), mapping.jsonSchema(definitions))))
                .entries();
    }

    private Optional<T> refuse(Subject subject, DocumentNode node, ProblemCollector problems) {
        problems.add(Mismatch.kind(subject, kind(), node));
        return Optional.empty();
    }
}
