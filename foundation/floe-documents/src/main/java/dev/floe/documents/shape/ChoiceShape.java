package dev.floe.documents.shape;

import dev.floe.documents.DocumentError;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.NearestName;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of a few words, in the order in which they are told. */
record ChoiceShape<T>(Map<String, T> choices) implements Shape<T> {
    ChoiceShape {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("Cannot choose from nothing");
        }
    }

    @Override
    public Optional<T> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        if (!(node instanceof DocumentNode.Scalar scalar)) {
            problems.add(Mismatch.kind(subject, kind(), node));
            return Optional.empty();
        }
        boolean isText = scalar.value() instanceof PropertyValue.Text;
        Optional<T> chosen = isText ? Optional.ofNullable(choices.get(scalar.text())) : Optional.empty();
        if (chosen.isEmpty()) {
            Problem problem = Problem.error(
                    DocumentError.NOT_A_CHOICE,
                    node.place(),
                    "%s must be %s%s".formatted(subject.name(), kind(), subject.butIs(scalar.text())));
            Optional<String> meant = subject.mayBeShown(scalar.text())
                    ? NearestName.of(scalar.text(), choices.keySet())
                    : Optional.empty();
            problems.add(meant.map(word -> problem.withHelp(help(scalar, word))).orElse(problem));
        }
        return chosen;
    }

    /** The choices themselves: {@code 'off', 'warn' or 'strict'}. */
    @Override
    public String kind() {
        List<String> words = choices.keySet().stream().map("'%s'"::formatted).toList();
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return new Schema()
                .with("enum", PropertyValue.of(List.copyOf(choices.keySet())))
                .entries();
    }

    private static String help(DocumentNode.Scalar scalar, String word) {
        return word.equals(scalar.text()) ? "put it in quotes" : "did you mean '%s'?".formatted(word);
    }
}
