package dev.floe.documents.shape;

import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any value but nothing, all the way down. */
record PropertyShape() implements Shape<PropertyValue> {
    @Override
    public Optional<PropertyValue> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        return switch (node) {
            case DocumentNode.Scalar scalar -> Optional.of(scalar.value());
            case DocumentNode.Mapping mapping -> Optional.of(entries(subject, mapping, problems));
            case DocumentNode.Sequence sequence -> Optional.of(items(subject, sequence, problems));
            case DocumentNode.Nothing nothing -> {
                problems.add(Mismatch.kind(subject, kind(), nothing));
                yield Optional.empty();
            }
        };
    }

    @Override
    public String kind() {
        return "a value";
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return definitions.reference("Value", () -> {
            PropertyValue self = definitions.reference("Value", () -> {
                throw new IllegalStateException("It is registered before its schema is made");
            });
            return new Schema()
                    .with("type", PropertyValue.of(List.of("string", "number", "boolean", "array", "object")))
                    .with("items", self)
                    .with("additionalProperties", self)
                    .entries();
        });
    }

    private PropertyValue entries(Subject subject, DocumentNode.Mapping mapping, ProblemCollector problems) {
        Map<String, PropertyValue> values = new LinkedHashMap<>();
        for (DocumentNode.Entry entry : mapping.entries()) {
            read(subject.key(entry), entry.value(), problems).ifPresent(value -> values.put(entry.key(), value));
        }
        return new PropertyValue.Entries(values);
    }

    private PropertyValue items(Subject subject, DocumentNode.Sequence sequence, ProblemCollector problems) {
        List<PropertyValue> values = new ArrayList<>();
        for (DocumentNode item : sequence.items()) {
            read(subject.item(), item, problems).ifPresent(values::add);
        }
        return new PropertyValue.Items(values);
    }
}
