package dev.floe.spi.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a setting. Closed: what is not one of these cannot reach a plugin, an artifact or a profile. */
public sealed interface PropertyValue {
    /** A string. */
    record Text(String value) implements PropertyValue {
        public Text {
            requireNonNull(value, "value is null");
        }
    }

    /** A boolean. */
    record Truth(boolean value) implements PropertyValue {}

    /** An integer of 64 bits. */
    record Whole(long value) implements PropertyValue {}

    /** A decimal number, kept exactly as written. */
    record Fraction(BigDecimal value) implements PropertyValue {
        public Fraction {
            requireNonNull(value, "value is null");
        }
    }

    /** A list, in order. */
    record Items(List<PropertyValue> values) implements PropertyValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A map, in the order of its document. */
    record Entries(Map<String, PropertyValue> values) implements PropertyValue {
        public Entries {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    static PropertyValue of(String value) {
        return new Text(value);
    }

    static PropertyValue of(long value) {
        return new Whole(value);
    }

    static PropertyValue of(boolean value) {
        return new Truth(value);
    }

    /** A list of strings. */
    static PropertyValue of(List<String> values) {
        return new Items(values.stream().map(PropertyValue::of).toList());
    }
}
