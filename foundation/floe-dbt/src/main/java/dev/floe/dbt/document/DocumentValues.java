package dev.floe.dbt.document;

import dev.floe.documents.Document;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Turns documents into the values that templates see. */
public final class DocumentValues {
    private DocumentValues() {}

    /**
     * Reads a YAML file of dbt.
     *
     * @return its root, or nothing for an empty file
     * @throws FloeException with everything that is wrong with the document
     */
    public static Optional<Value> read(String path, byte[] bytes) {
        return readPlaced(path, bytes).value();
    }

    /**
     * Reads a YAML file of dbt, and keeps where its parts stand.
     *
     * @throws FloeException with everything that is wrong with the document
     */
    public static PlacedDocument readPlaced(String path, byte[] bytes) {
        ProblemCollector problems = new ProblemCollector();
        Document document = YamlReader.read(path, withoutTrailingSpace(bytes), YamlDialect.DBT, problems);
        problems.throwIfErrors();
        return new PlacedDocument(path, document.root().filter(root -> !(root instanceof DocumentNode.Nothing)));
    }

    /** dbt cuts blanks off the end of a file before it reads it, and a block of text at the very end loses its newline. */
    private static byte[] withoutTrailingSpace(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r' || bytes[end - 1] == ' ')) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** A node and all below it. */
    public static Value toValue(DocumentNode node) {
        return switch (node) {
            case DocumentNode.Mapping mapping -> {
                DictValue dict = DictValue.empty();
                mapping.entries().forEach(entry -> dict.put(entry.key(), toValue(entry.value())));
                yield dict;
            }
            case DocumentNode.Sequence sequence ->
                ListValue.of(
                        sequence.items().stream().map(DocumentValues::toValue).toList());
            case DocumentNode.Scalar scalar -> toValue(scalar.value());
            case DocumentNode.Nothing _ -> NoneValue.NONE;
        };
    }

    /** A property and all below it. */
    public static Value toValue(PropertyValue property) {
        return switch (property) {
            case PropertyValue.Text(String text) -> StringValue.of(text);
            case PropertyValue.Truth(boolean truth) -> BoolValue.of(truth);
            case PropertyValue.Whole(long whole) -> IntValue.of(whole);
            case PropertyValue.Fraction(BigDecimal fraction) -> FloatValue.of(fraction.doubleValue());
            case PropertyValue.Items(var items) ->
                ListValue.of(items.stream().map(DocumentValues::toValue).toList());
            case PropertyValue.Entries(var entries) -> toValue(entries);
        };
    }

    /** Properties, and all below them. */
    public static DictValue toValue(Map<String, PropertyValue> properties) {
        DictValue dict = DictValue.empty();
        properties.forEach((key, value) -> dict.put(key, toValue(value)));
        return dict;
    }
}
