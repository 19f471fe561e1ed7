package dev.floe.documents.shape;

import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A boolean. */
record TruthShape() implements Shape<Boolean> {
    private static final Set<String> TRUE = Set.of("yes", "on", "true", "y");
    private static final Set<String> FALSE = Set.of("no", "off", "false", "n");

    @Override
    public Optional<Boolean> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        if (node instanceof DocumentNode.Scalar scalar
                && scalar.value() instanceof PropertyValue.Truth(boolean value)) {
            return Optional.of(value);
        }
        Problem problem = Mismatch.kind(subject, kind(), node);
        problems.add(meant(node).map(problem::withHelp).orElse(problem));
        return Optional.empty();
    }

    @Override
    public String kind() {
        return "true or false";
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return Schema.ofType("boolean").entries();
    }

    private static Optional<String> meant(DocumentNode node) {
        if (!(node instanceof DocumentNode.Scalar scalar)) {
            return Optional.empty();
        }
        String word = scalar.text().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Optional.of("write true, without quotes");
        }
        return FALSE.contains(word) ? Optional.of("write false, without quotes") : Optional.empty();
    }
}
