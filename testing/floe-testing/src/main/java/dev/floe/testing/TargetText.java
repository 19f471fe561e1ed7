package dev.floe.testing;

import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.value.PropertyValue;
import java.util.stream.Collectors;

/**
 * A dbt target as a text to compare, one line per key in the target's order. It shows types (texts are quoted), and it is
 * flow-style YAML.
 */
public final class TargetText {
    private TargetText() {}

    public static String of(DbtTarget target) {
        return target.entries().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String text(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(String text) ->
                '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case PropertyValue.Truth(boolean truth) -> Boolean.toString(truth);
            case PropertyValue.Whole(long whole) -> Long.toString(whole);
            case PropertyValue.Fraction(var fraction) -> fraction.toPlainString();
            case PropertyValue.Items(var items) ->
                items.stream().map(TargetText::text).collect(Collectors.joining(", ", "[", "]"));
            case PropertyValue.Entries(var entries) ->
                entries.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
