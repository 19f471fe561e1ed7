package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code governance.notifications}.
 *
 * @param on empty: not said
 */
public record ChannelSection(
        Optional<Located<NotificationChannel.Type>> type,
        Map<String, Located<PropertyValue>> config,
        Optional<Located<String>> connectionSecretRef,
        Optional<List<Located<GateAction>>> on,
        List<Located<String>> environments) {
    public ChannelSection {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        on = on.map(List::copyOf);
        environments = List.copyOf(environments);
    }

    /** All of it as one value. */
    public PropertyValue.Entries entries() {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        type.ifPresent(said -> entries.put("type", word(said.value())));
        Map<String, PropertyValue> settings = new LinkedHashMap<>();
        config.forEach((key, value) -> settings.put(key, value.value()));
        entries.put("config", new PropertyValue.Entries(settings));
        connectionSecretRef.ifPresent(secret -> entries.put("connection_secret_ref", PropertyValue.of(secret.value())));
        on.ifPresent(actions -> entries.put(
                "on",
                new PropertyValue.Items(actions.stream()
                        .<PropertyValue>map(action -> word(action.value()))
                        .toList())));
        entries.put(
                "environments",
                PropertyValue.of(environments.stream().map(Located::value).toList()));
        return new PropertyValue.Entries(entries);
    }

    private static PropertyValue word(Enum<?> constant) {
        return PropertyValue.of(constant.name().toLowerCase(Locale.ROOT));
    }
}
