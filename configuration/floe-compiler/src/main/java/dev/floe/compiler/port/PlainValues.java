package dev.floe.compiler.port;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns values of a dbt project into values of a document. */
final class PlainValues {
    private PlainValues() {}

    static PropertyValue of(Value value) {
        return switch (value) {
            case BoolValue truth -> PropertyValue.of(truth.isTrue());
            case IntValue whole -> whole(whole);
            case ListValue list ->
                new PropertyValue.Items(
                        list.elements().stream().map(PlainValues::of).toList());
            case DictValue dict -> of(dict);
            default -> PropertyValue.of(value.toText());
        };
    }

    static PropertyValue.Entries of(DictValue dict) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        dict.entries().forEach((key, value) -> entries.put(key.toText(), of(value)));
        return new PropertyValue.Entries(entries);
    }

    /** One that needs more than 64 bits stays a text. */
    private static PropertyValue whole(IntValue value) {
        String text = value.toText();
        return text.length() > 18 ? PropertyValue.of(text) : PropertyValue.of(Long.parseLong(text));
    }
}
