package dev.floe.documents;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.problem.Place;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Optional;

/** A part of a document as it was written, with its place. */
public sealed interface DocumentNode {
    Place place();

    /** What it is, with an article, for a message: {@code a mapping}. */
    String kind();

    /** Keys and values, in the order of the document. No key occurs twice. */
    record Mapping(List<Entry> entries, Place place) implements DocumentNode {
        public Mapping {
            entries = List.copyOf(entries);
            requireNonNull(place, "place is null");
        }

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** One key and its value. */
    record Entry(String key, Place keyPlace, DocumentNode value) {
        public Entry {
            requireNonNull(key, "key is null");
            requireNonNull(keyPlace, "keyPlace is null");
            requireNonNull(value, "value is null");
        }
    }

    /** A list. */
    record Sequence(List<DocumentNode> items, Place place) implements DocumentNode {
        public Sequence {
            items = List.copyOf(items);
            requireNonNull(place, "place is null");
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A string, number or boolean.
     *
     * @param value {@link PropertyValue.Text}, {@link PropertyValue.Truth}, {@link PropertyValue.Whole} or
     *     {@link PropertyValue.Fraction}
     * @param text as it was written, after quotes and escapes: {@code 1.10} stays {@code 1.10}
     */
    record Scalar(PropertyValue value, String text, Place place) implements DocumentNode {
        public Scalar {
            requireNonNull(value, "value is null");
            requireNonNull(text, "text is null");
            requireNonNull(place, "place is null");
        }

        @Override
        public String kind() {
            return switch (value) {
                case PropertyValue.Text ignored -> "a string";
                case PropertyValue.Truth ignored -> "a boolean";
                case PropertyValue.Whole ignored -> "an integer";
                case PropertyValue.Fraction ignored -> "a number";
                case PropertyValue.Items ignored -> throw new IllegalStateException("A scalar holds a list");
                case PropertyValue.Entries ignored -> throw new IllegalStateException("A scalar holds a map");
            };
        }
    }

    /** Nothing where a value could be: {@code key:} or {@code null}. */
    record Nothing(Place place) implements DocumentNode {
        public Nothing {
            requireNonNull(place, "place is null");
        }

        @Override
        public String kind() {
            return "nothing";
        }
    }
}
