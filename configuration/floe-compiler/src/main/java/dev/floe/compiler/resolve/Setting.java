package dev.floe.compiler.resolve;

import dev.floe.spi.artifact.Origin;
import dev.floe.spi.problem.Place;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Optional;

/**
 * One value that a manifest sets.
 *
 * @param path dotted, from the root of the manifest, such as {@code data_architecture.layers.silver.retention}
 * @param subject what a message calls it, such as {@code The retention of layer 'silver'}
 * @param manifest the title of the manifest that sets it
 * @param place of the value; empty for one that floe brings
 * @param label of the key that introduces the value
 * @param itemPlaces of the items, where the value is a list
 */
record Setting(
        String path,
        String subject,
        PropertyValue value,
        InheritanceRule rule,
        String manifest,
        Optional<Place> place,
        Optional<Place> label,
        List<Place> itemPlaces) {
    Setting {
        itemPlaces = List.copyOf(itemPlaces);
    }

    /** A value that floe itself brings. */
    static Setting builtIn(String path, PropertyValue value) {
        return new Setting(
                path,
                path,
                value,
                new InheritanceRule.Overridable(),
                Origin.BUILT_IN.manifest(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    Setting withValue(PropertyValue other) {
        return new Setting(path, subject, other, rule, manifest, place, label, List.of());
    }

    Origin origin() {
        return place.map(where -> Origin.at(manifest, where.file(), where.line(), where.column()))
                .orElse(Origin.BUILT_IN);
    }

    /** The value as a message shows it. */
    String shown() {
        return show(value);
    }

    private static String show(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text text -> text.value();
            case PropertyValue.Truth truth -> Boolean.toString(truth.value());
            case PropertyValue.Whole whole -> Long.toString(whole.value());
            case PropertyValue.Fraction fraction -> fraction.value().toPlainString();
            case PropertyValue.Items items ->
                String.join(", ", items.values().stream().map(Setting::show).toList());
            case PropertyValue.Entries entries ->
                String.join(", ", entries.values().keySet());
        };
    }
}
