package dev.floe.documents;

import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes problems and nodes out on one line each, so that a test asserts the whole of them. */
public final class Described {
    private Described() {}

    /** {@code D011 2:1-2:2 message | help | related@1:1-1:2}. */
    public static List<String> problems(ProblemCollector problems) {
        return problems.problems().stream().map(Described::problem).toList();
    }

    /** What is wrong with a strict YAML document. */
    public static List<String> strict(String yaml) {
        return problems(yaml, YamlDialect.STRICT);
    }

    public static List<String> problems(String yaml, YamlDialect dialect) {
        return problems(yaml.getBytes(StandardCharsets.UTF_8), dialect);
    }

    public static List<String> problems(byte[] bytes, YamlDialect dialect) {
        ProblemCollector problems = new ProblemCollector();
        YamlReader.read("f.yaml", bytes, dialect, problems);
        return problems(problems);
    }

    /** The root of a document, whatever is wrong with it. */
    public static Optional<DocumentNode> root(String yaml, YamlDialect dialect) {
        return YamlReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8), dialect, new ProblemCollector())
                .root();
    }

    /** The root of a document that nothing is wrong with. */
    public static DocumentNode sound(String yaml) {
        ProblemCollector problems = new ProblemCollector();
        Document document =
                YamlReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8), YamlDialect.STRICT, problems);
        if (!problems.problems().isEmpty()) {
            throw new AssertionError(problems(problems));
        }
        return document.root().orElseThrow();
    }

    /** The node with all places: {@code {a@1:1-1:2: 'x'@1:4-1:5}@1:1-1:5}. */
    public static String node(DocumentNode node) {
        String text =
                switch (node) {
                    case DocumentNode.Mapping mapping ->
                        mapping.entries().stream()
                                .map(entry -> entry.key() + "@" + range(entry.keyPlace()) + ": " + node(entry.value()))
                                .collect(Collectors.joining(", ", "{", "}"));
                    case DocumentNode.Sequence sequence ->
                        sequence.items().stream().map(Described::node).collect(Collectors.joining(", ", "[", "]"));
                    case DocumentNode.Scalar scalar -> value(scalar);
                    case DocumentNode.Nothing ignored -> "nothing";
                };
        return text + "@" + range(node.place());
    }

    /** The node without places. */
    public static String shortly(DocumentNode node) {
        return node(node).replaceAll("@\\d+:\\d+-\\d+:\\d+", "");
    }

    public static String range(Place place) {
        return "%d:%d-%d:%d".formatted(place.line(), place.column(), place.endLine(), place.endColumn());
    }

    private static String value(DocumentNode.Scalar scalar) {
        return switch (scalar.value()) {
            case PropertyValue.Text(String text) -> "'" + text.replace("\n", "\\n") + "'";
            case PropertyValue.Truth(boolean truth) -> Boolean.toString(truth);
            case PropertyValue.Whole(long whole) -> Long.toString(whole);
            case PropertyValue.Fraction(BigDecimal fraction) -> fraction + "f";
            default -> throw new IllegalStateException("A scalar holds " + scalar.value());
        };
    }

    private static String problem(Problem problem) {
        StringBuilder text = new StringBuilder(problem.code().id().replace("FLOE-", ""));
        problem.place().ifPresent(place -> text.append(' ').append(range(place)));
        text.append(' ').append(problem.message());
        problem.help().ifPresent(help -> text.append(" | ").append(help));
        problem.related()
                .forEach(related ->
                        text.append(" | ").append(related.message()).append('@').append(range(related.place())));
        return text.toString();
    }
}
