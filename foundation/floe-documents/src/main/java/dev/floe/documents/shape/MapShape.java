package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentNode;
import dev.floe.documents.Located;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping whose keys are free within a shape. */
record MapShape<T>(Shape<String> key, Shape<T> value) implements Shape<Map<String, Located<T>>> {
    MapShape {
        requireNonNull(key, "key is null");
        requireNonNull(value, "value is null");
    }

    @Override
    public Optional<Map<String, Located<T>>> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        if (!(node instanceof DocumentNode.Mapping mapping)) {
            problems.add(Mismatch.kind(subject, kind(), node));
            return Optional.empty();
        }
        Map<String, Located<T>> values = new LinkedHashMap<>();
        for (DocumentNode.Entry entry : mapping.entries()) {
            DocumentNode.Scalar name =
                    new DocumentNode.Scalar(PropertyValue.of(entry.key()), entry.key(), entry.keyPlace());
            Optional<String> readKey = key.read(subject.keyOfMap(), name, problems);
            Optional<T> readValue = value.read(subject.key(entry), entry.value(), problems);
            if (readKey.isPresent() && readValue.isPresent()) {
                values.put(
                        readKey.get(),
                        new Located<>(readValue.get(), entry.value().place(), entry.keyPlace()));
            }
        }
        return Optional.of(Collections.unmodifiableMap(values));
    }

    @Override
    public String kind() {
        return "a mapping";
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return Schema.ofType("object")
                .with("propertyNames", key.jsonSchema(definitions))
                .with("additionalProperties", value.jsonSchema(definitions))
                .entries();
    }
}
