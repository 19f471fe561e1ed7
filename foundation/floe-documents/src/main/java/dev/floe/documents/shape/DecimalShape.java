package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentError;
import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.util.Optional;

/** A number within bounds, with a fraction or without. */
record DecimalShape(BigDecimal minimum, BigDecimal maximum) implements Shape<BigDecimal> {
    DecimalShape {
        requireNonNull(minimum, "minimum is null");
        requireNonNull(maximum, "maximum is null");
    }

    @Override
    public Optional<BigDecimal> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        Optional<BigDecimal> number = node instanceof DocumentNode.Scalar scalar ? number(scalar) : Optional.empty();
        if (number.isEmpty()) {
            problems.add(Mismatch.kind(subject, kind(), node));
            return Optional.empty();
        }
        if (number.get().compareTo(minimum) < 0 || number.get().compareTo(maximum) > 0) {
            problems.add(Problem.error(
                    DocumentError.OUT_OF_RANGE,
                    node.place(),
                    "%s must be between %s and %s%s"
                            .formatted(
                                    subject.name(),
                                    minimum.toPlainString(),
                                    maximum.toPlainString(),
                                    subject.butIs(number.get().toPlainString()))));
            return Optional.empty();
        }
        return number;
    }

    private static Optional<BigDecimal> number(DocumentNode.Scalar scalar) {
        return switch (scalar.value()) {
            case PropertyValue.Whole(long whole) -> Optional.of(BigDecimal.valueOf(whole));
            case PropertyValue.Fraction(BigDecimal fraction) -> Optional.of(fraction);
            case PropertyValue.Text _, PropertyValue.Truth _, PropertyValue.Items _, PropertyValue.Entries _ ->
                Optional.empty();
        };
    }

    @Override
    public String kind() {
        return "a number";
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return Schema.ofType("number")
                .with("minimum", new PropertyValue.Fraction(minimum))
                .with("maximum", new PropertyValue.Fraction(maximum))
                .entries();
    }
}
