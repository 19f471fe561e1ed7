package dev.floe.dbt.select;

import dev.floe.documents.DocumentNode;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.Place;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of selectors.yml, its texts rendered, with its place. */
sealed interface Definition {
    Place place();

    /** The same without places. */
    Value value();

    /** Keys and values in the order of the file. */
    record Keys(Map<String, Definition> entries, Place place) implements Definition {
        Optional<Definition> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        @Override
        public Value value() {
            DictValue dict = DictValue.empty();
            entries.forEach((key, definition) -> dict.put(key, definition.value()));
            return dict;
        }
    }

    /** A list. */
    record Items(List<Definition> items, Place place) implements Definition {
        @Override
        public Value value() {
            return ListValue.of(items.stream().map(Definition::value).toList());
        }
    }

    /** A text, number, boolean, or nothing. */
    record Single(Value value, Place place) implements Definition {
        Optional<String> text() {
            return value instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
        }
    }

    static Definition of(DocumentNode node, TextRenderer renderer) {
        return switch (node) {
            case DocumentNode.Mapping mapping -> {
                Map<String, Definition> entries = new LinkedHashMap<>();
                mapping.entries().forEach(entry -> entries.put(entry.key(), of(entry.value(), renderer)));
                yield new Keys(entries, mapping.place());
            }
            case DocumentNode.Sequence sequence ->
                new Items(
                        sequence.items().stream()
                                .map(item -> of(item, renderer))
                                .toList(),
                        sequence.place());
            case DocumentNode.Scalar scalar -> new Single(scalar(scalar, renderer), scalar.place());
            case DocumentNode.Nothing nothing -> new Single(NoneValue.NONE, nothing.place());
        };
    }

    private static Value scalar(DocumentNode.Scalar scalar, TextRenderer renderer) {
        return switch (scalar.value()) {
            case PropertyValue.Text text -> renderer.render(text.value(), scalar.place());
            case PropertyValue.Truth truth -> BoolValue.of(truth.value());
            case PropertyValue.Whole whole -> IntValue.of(whole.value());
            case PropertyValue.Fraction fraction ->
                FloatValue.of(fraction.value().doubleValue());
            case PropertyValue.Items ignored -> throw new IllegalStateException("A scalar holds a list");
            case PropertyValue.Entries ignored -> throw new IllegalStateException("A scalar holds a map");
        };
    }
}
