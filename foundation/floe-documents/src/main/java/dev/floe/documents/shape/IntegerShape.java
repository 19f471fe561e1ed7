package dev.floe.documents.shape;

import dev.floe.documents.DocumentError;
import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Optional;

/** An integer within bounds. */
record IntegerShape(int minimum, int maximum) implements Shape<Integer> {
    IntegerShape {
        if (minimum > maximum) {
            throw new IllegalArgumentException("Cannot be between %d and %d".formatted(minimum, maximum));
        }
    }

    @Override
    public Optional<Integer> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        if (!(node instanceof DocumentNode.Scalar scalar)) {
            problems.add(Mismatch.kind(subject, kind(), node));
            return Optional.empty();
        }
        if (scalar.value() instanceof PropertyValue.Whole(long value)) {
            if (value >= minimum && value <= maximum) {
                return Optional.of((int) value);
            }
            problems.add(Problem.error(
                    DocumentError.OUT_OF_RANGE,
                    node.place(),
                    "%s must be %s%s".formatted(subject.name(), bounds(), subject.butIs(scalar.text()))));
            return Optional.empty();
        }
        if (!isBeyondLong(scalar)) {
            problems.add(wrongType(subject, scalar));
        }
        return Optional.empty();
    }

    @Override
    public String kind() {
        return "an integer";
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return Schema.ofType("integer")
                .with("minimum", PropertyValue.of(minimum))
                .with("maximum", PropertyValue.of(maximum))
                .entries();
    }

    private String bounds() {
        return maximum == Integer.MAX_VALUE
                ? "%d or more".formatted(minimum)
                : "between %d and %d".formatted(minimum, maximum);
    }

    /** The document's reader has reported such a number already. */
    private static boolean isBeyondLong(DocumentNode.Scalar scalar) {
        return scalar.value() instanceof PropertyValue.Fraction fraction
                && fraction.value().scale() == 0
                && fraction.value().unscaledValue().bitLength() > 63;
    }

    private static Problem wrongType(Subject subject, DocumentNode.Scalar scalar) {
        Problem problem = Mismatch.kind(subject, "an integer", scalar);
        boolean isQuoted = scalar.value() instanceof PropertyValue.Text
                && scalar.text().length() <= 20
                && scalar.text().matches("-?[0-9]+");
        return isQuoted ? problem.withHelp("remove the quotes") : problem;
    }
}
