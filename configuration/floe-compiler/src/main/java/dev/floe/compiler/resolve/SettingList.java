package dev.floe.compiler.resolve;

import dev.floe.documents.Located;
import dev.floe.spi.problem.Place;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Text;
import dev.floe.spi.value.PropertyValue.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers the settings of one manifest. */
final class SettingList {
    private final String manifest;
    private final List<Setting> settings = new ArrayList<>();

    /** @param manifest its title */
    SettingList(String manifest) {
        this.manifest = manifest;
    }

    List<Setting> settings() {
        return List.copyOf(settings);
    }

    void add(String path, String subject, Located<? extends PropertyValue> value, InheritanceRule rule) {
        add(path, subject, value, List.of(), rule);
    }

    void addList(String path, String subject, Located<List<Located<String>>> list, InheritanceRule rule) {
        List<Place> places = list.value().stream().map(Located::place).toList();
        add(path, subject, list.map(SettingList::items), places, rule);
    }

    /** That something is there at all, although nothing may be set below it. */
    void addDeclared(String path, String subject, Place label) {
        add(path, subject, Located.at(new Truth(true), label), List.of(), new InheritanceRule.Overridable());
    }

    private void add(
            String path,
            String subject,
            Located<? extends PropertyValue> value,
            List<Place> itemPlaces,
            InheritanceRule rule) {
        settings.add(new Setting(
                path,
                subject,
                value.value(),
                rule,
                manifest,
                Optional.of(value.place()),
                Optional.of(value.label()),
                itemPlaces));
    }

    static PropertyValue items(List<Located<String>> values) {
        return PropertyValue.of(values.stream().map(Located::value).toList());
    }

    /** The name of a constant as documents write it. */
    static Text text(Enum<?> constant) {
        return new Text(constant.name().toLowerCase(Locale.ROOT));
    }
}
