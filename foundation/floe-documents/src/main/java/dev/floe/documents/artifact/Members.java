package dev.floe.documents.artifact;

import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts the members of one JSON object together, in order. Written next to the shape that reads them. */
final class Members {
    private final Map<String, PropertyValue> members = new LinkedHashMap<>();

    Members with(String name, PropertyValue value) {
        members.put(name, value);
        return this;
    }

    Members with(String name, String value) {
        return with(name, PropertyValue.of(value));
    }

    Members with(String name, long value) {
        return with(name, PropertyValue.of(value));
    }

    Members with(String name, Enum<?> value) {
        return with(name, word(value));
    }

    Members with(String name, List<String> values) {
        return with(name, PropertyValue.of(values));
    }

    /** Leaves the member out where there is no value. */
    Members withOptional(String name, Optional<String> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    <T> Members withList(String name, List<T> values, Function<T, PropertyValue> write) {
        return with(name, new PropertyValue.Items(values.stream().map(write).toList()));
    }

    <T> Members withMap(String name, Map<String, T> values, Function<T, PropertyValue> write) {
        Map<String, PropertyValue> written = new LinkedHashMap<>();
        values.forEach((key, value) -> written.put(key, write.apply(value)));
        return with(name, new PropertyValue.Entries(written));
    }

    PropertyValue.Entries entries() {
        return new PropertyValue.Entries(members);
    }

    /** The constant as {@code Shapes.oneOf} reads it. */
    static PropertyValue word(Enum<?> value) {
        return PropertyValue.of(value.name().toLowerCase(Locale.ROOT));
    }
}
