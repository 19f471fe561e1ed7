package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentError;
import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A string, of a form or of any. */
record TextShape(Optional<Form> form) implements Shape<String> {
    /** What the string has to look like. */
    record Form(Pattern pattern, String description, int maximumLength) {
        Form {
            requireNonNull(pattern, "pattern is null");
            requireNonNull(description, "description is null");
            boolean isAnchored =
                    pattern.pattern().startsWith("^") && pattern.pattern().endsWith("$");
            if (!isAnchored) {
                throw new IllegalArgumentException(
                        "Cannot use a pattern that is not anchored at both ends: " + pattern.pattern());
            }
        }
    }

    TextShape {
        requireNonNull(form, "form is null");
    }

    @Override
    public Optional<String> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        if (node instanceof DocumentNode.Scalar scalar) {
            if (scalar.value() instanceof PropertyValue.Text(String value)) {
                return fitting(subject, scalar, value, problems);
            }
            problems.add(Mismatch.kind(subject, kind(), node).withHelp(quote(subject, scalar.text())));
            return Optional.empty();
        }
        problems.add(Mismatch.kind(subject, kind(), node));
        return Optional.empty();
    }

    @Override
    public String kind() {
        return "a string";
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        Schema schema = Schema.ofType("string");
        form.ifPresent(present -> schema.with(
                        "pattern", PropertyValue.of(present.pattern().pattern()))
                .with("maxLength", PropertyValue.of(present.maximumLength())));
        return schema.entries();
    }

    private Optional<String> fitting(Subject subject, DocumentNode node, String value, ProblemCollector problems) {
        Optional<Problem> problem = form.flatMap(present -> mismatch(present, subject, node, value));
        problem.ifPresent(problems::add);
        return problem.isPresent() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Problem> mismatch(Form form, Subject subject, DocumentNode node, String value) {
        int length = value.codePointCount(0, value.length());
        if (length > form.maximumLength()) {
            return Optional.of(Problem.error(
                    DocumentError.OUT_OF_RANGE,
                    node.place(),
                    "%s may have %d characters at most, but has %d"
                            .formatted(subject.name(), form.maximumLength(), length)));
        }
        if (form.pattern().matcher(value).matches()) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(
                DocumentError.WRONG_FORM,
                node.place(),
                "%s must be %s%s".formatted(subject.name(), form.description(), subject.butIs(value))));
    }

    private static String quote(Subject subject, String text) {
        return subject.mayBeShown(text) ? "put it in quotes: \"%s\"".formatted(text) : "put it in quotes";
    }
}
