package dev.floe.dbt.place;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.DocumentNode.Entry;
import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.documents.DocumentNode.Scalar;
import dev.floe.documents.DocumentNode.Sequence;
import dev.floe.spi.problem.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a properties file says of one node.
 *
 * @param own its mapping
 * @param around the mapping that it inherits from: a source for its tables, else the same
 */
record PropertyEntry(Mapping own, Mapping around) {
    private static final List<String> TESTS = List.of("data_tests", "tests");

    static Optional<String> nameOf(Mapping mapping) {
        return mapping.entry("name")
                .map(Entry::value)
                .filter(Scalar.class::isInstance)
                .map(name -> ((Scalar) name).text());
    }

    Place name() {
        return own.entry("name").map(entry -> entry.value().place()).orElseGet(own::place);
    }

    Optional<Place> column(String name) {
        return columns()
                .filter(column -> nameOf(column).filter(name::equalsIgnoreCase).isPresent())
                .findFirst()
                .flatMap(column -> column.entry("name"))
                .map(entry -> entry.value().place());
    }

    /** The last key of the way, below the node itself or else below what it inherits from. */
    Optional<Place> property(List<String> keys) {
        return property(own, keys).or(() -> property(around, keys));
    }

    /** The item that asks for a test. */
    Optional<Place> test(ManifestNode test) {
        String wanted = test.testName().orElse("");
        Optional<String> column = Fields.text(test.fields(), "column_name");
        Stream<Mapping> holders = column.isPresent()
                ? columns().filter(each -> nameOf(each).equals(column.map(PropertyEntry::unquoted)))
                : Stream.of(own);
        return holders.flatMap(PropertyEntry::tests)
                .filter(item -> isTest(item, wanted))
                .map(DocumentNode::place)
                .findFirst();
    }

    private Stream<Mapping> columns() {
        Stream<Mapping> ofVersions = list(own, "versions")
                .filter(Mapping.class::isInstance)
                .flatMap(version -> list((Mapping) version, "columns"))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
        return Stream.concat(
                list(own, "columns").filter(Mapping.class::isInstance).map(Mapping.class::cast), ofVersions);
    }

    private static Stream<DocumentNode> tests(Mapping holder) {
        return TESTS.stream().flatMap(key -> list(holder, key));
    }

    private static boolean isTest(DocumentNode item, String wanted) {
        return switch (item) {
            case Scalar scalar -> isNamed(scalar.text(), wanted);
            case Mapping mapping ->
                mapping.entries().stream().anyMatch(entry -> isNamed(entry.key(), wanted))
                        || mapping.entry("test_name")
                                .map(Entry::value)
                                .filter(Scalar.class::isInstance)
                                .filter(name -> isNamed(((Scalar) name).text(), wanted))
                                .isPresent();
            case Sequence _, DocumentNode.Nothing _ -> false;
        };
    }

    /** A test of a package is asked for with the package before its name. */
    private static boolean isNamed(String text, String wanted) {
        return text.equals(wanted) || text.endsWith("." + wanted);
    }

    private static String unquoted(String column) {
        return column.length() > 1 && column.startsWith("\"") ? column.substring(1, column.length() - 1) : column;
    }

    private static Stream<DocumentNode> list(Mapping mapping, String key) {
        return mapping.entry(key).map(Entry::value).filter(Sequence.class::isInstance).stream()
                .flatMap(sequence -> ((Sequence) sequence).items().stream());
    }

    private static Optional<Place> property(Mapping mapping, List<String> keys) {
        Optional<Entry> entry = mapping.entry(keys.getFirst());
        if (keys.size() == 1 || entry.isEmpty()) {
            return entry.map(Entry::keyPlace);
        }
        return entry.get().value() instanceof Mapping below
                ? property(below, keys.subList(1, keys.size()))
                : Optional.empty();
    }
}
