package dev.floe.compiler.contract;

import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads single values of a contract. */
final class Values {
    private Values() {}

    static Optional<PropertyValue> find(PropertyValue.Entries entries, String key) {
        return Optional.ofNullable(entries.values().get(key));
    }

    static Optional<BigDecimal> number(PropertyValue value) {
        if (value instanceof PropertyValue.Whole(long whole)) {
            return Optional.of(BigDecimal.valueOf(whole));
        }
        return value instanceof PropertyValue.Fraction(BigDecimal fraction) ? Optional.of(fraction) : Optional.empty();
    }

    static Optional<String> text(PropertyValue.Entries entries, String key) {
        return find(entries, key)
                .flatMap(value ->
                        value instanceof PropertyValue.Text(String text) ? Optional.of(text) : Optional.empty());
    }

    static List<PropertyValue> items(PropertyValue.Entries entries, String key) {
        return find(entries, key)
                .map(value -> value instanceof PropertyValue.Items(List<PropertyValue> items) ? items : List.of(value))
                .orElse(List.of());
    }

    static PropertyValue.Entries entries(PropertyValue.Entries entries, String key) {
        return find(entries, key)
                .flatMap(value -> value instanceof PropertyValue.Entries found ? Optional.of(found) : Optional.empty())
                .orElseGet(() -> new PropertyValue.Entries(Map.of()));
    }

    /** As people read it. */
    static String shown(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(String text) -> text;
            case PropertyValue.Truth(boolean truth) -> Boolean.toString(truth);
            case PropertyValue.Whole(long whole) -> Long.toString(whole);
            case PropertyValue.Fraction(BigDecimal fraction) -> fraction.toPlainString();
            case PropertyValue.Items(List<PropertyValue> items) ->
                items.stream().map(Values::shown).collect(Collectors.joining(", ", "[", "]"));
            case PropertyValue.Entries(Map<String, PropertyValue> entries) ->
                entries.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + shown(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
