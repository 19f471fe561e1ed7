package dev.floe.documents.artifact;

import dev.floe.documents.DocumentError;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.shape.SchemaDefinitions;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Subject;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Free keys, among which there is a {@code type}. */
record DbtTargetShape() implements Shape<DbtTarget> {
    @Override
    public Optional<DbtTarget> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        return ArtifactShapes.PROPERTIES.read(subject, node, problems).flatMap(entries -> {
            if (entries.get("type") instanceof PropertyValue.Text) {
                return Optional.of(new DbtTarget(entries));
            }
            problems.add(Problem.error(
                    DocumentError.MISSING_KEY, node.place(), subject.name() + " has no key 'type' that is a string"));
            return Optional.empty();
        });
    }

    @Override
    public String kind() {
        return ArtifactShapes.PROPERTIES.kind();
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        Map<String, PropertyValue> schema = new LinkedHashMap<>(
                ArtifactShapes.PROPERTIES.jsonSchema(definitions).values());
        schema.put(
                "properties", new PropertyValue.Entries(Map.of("type", ArtifactShapes.TEXT.jsonSchema(definitions))));
        schema.put("required", PropertyValue.of(List.of("type")));
        return new PropertyValue.Entries(schema);
    }
}
