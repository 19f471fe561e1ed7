package dev.floe.compiler.resolve;

import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Items;
import dev.floe.spi.value.PropertyValue.Text;
import dev.floe.spi.value.PropertyValue.Truth;
import dev.floe.spi.value.PropertyValue.Whole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads typed values out of the settings in force. The shapes of the manifest guarantee the types. */
final class EffectiveSettings {
    private final Map<String, Setting> settings;

    EffectiveSettings(Map<String, Setting> settings) {
        this.settings = settings;
    }

    Map<String, Setting> all() {
        return settings;
    }

    Optional<Setting> setting(String path) {
        return Optional.ofNullable(settings.get(path));
    }

    Optional<String> text(String path) {
        return setting(path).map(Setting::value).filter(Text.class::isInstance).map(value -> ((Text) value).value());
    }

    Optional<Integer> integer(String path) {
        return setting(path)
                .map(Setting::value)
                .filter(Whole.class::isInstance)
                .map(value -> Math.toIntExact(((Whole) value).value()));
    }

    boolean isTrue(String path) {
        return setting(path).map(Setting::value).equals(Optional.of(new Truth(true)));
    }

    Optional<List<String>> texts(String path) {
        return setting(path).map(Setting::value).filter(Items.class::isInstance).map(value -> texts((Items) value));
    }

    <E extends Enum<E>> Optional<E> constant(String path, Class<E> type) {
        return text(path).map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /** The settings below a prefix that ends in a dot, by the rest of their paths. */
    Map<String, PropertyValue> below(String prefix) {
        Map<String, PropertyValue> found = new LinkedHashMap<>();
        settings.forEach((path, setting) -> {
            if (path.startsWith(prefix)) {
                found.put(path.substring(prefix.length()), setting.value());
            }
        });
        return found;
    }

    /** The names that follow a prefix, up to the next dot, in the order they were set first. */
    List<String> names(String prefix) {
        return settings.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .map(rest -> rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest)
                .distinct()
                .toList();
    }

    private static List<String> texts(Items items) {
        return items.values().stream()
                .filter(Text.class::isInstance)
                .map(value -> ((Text) value).value())
                .toList();
    }
}
