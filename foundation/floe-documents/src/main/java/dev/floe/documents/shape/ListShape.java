package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentNode;
import dev.floe.documents.Located;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list. */
record ListShape<T>(Shape<T> item) implements Shape<List<Located<T>>> {
    ListShape {
        requireNonNull(item, "item is null");
    }

    @Override
    public Optional<List<Located<T>>> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        if (!(node instanceof DocumentNode.Sequence sequence)) {
            problems.add(Mismatch.kind(subject, kind(), node));
            return Optional.empty();
        }
        List<Located<T>> values = new ArrayList<>();
        for (DocumentNode element : sequence.items()) {
            item.read(subject.item(), element, problems)
                    .ifPresent(value -> values.add(Located.at(value, element.place())));
        }
        return Optional.of(List.copyOf(values));
    }

    @Override
    public String kind() {
        return "a list";
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return Schema.ofType("array")
                .with("items", item.jsonSchema(definitions))
                .entries();
    }
}
