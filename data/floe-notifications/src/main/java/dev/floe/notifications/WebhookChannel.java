package dev.floe.notifications;

import dev.floe.spi.value.PropertyValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** JSON of floe's own, as the manual describes it. */
record WebhookChannel(HttpPost post) implements Channel {
    private static final int VERSION = 1;

    @Override
    public void send(Notification notification, Duration patience) throws NotSentException, InterruptedException {
        Map<String, PropertyValue> body = new LinkedHashMap<>();
        body.put("version", PropertyValue.of(VERSION));
        put(body, "product", notification.product());
        put(body, "run", notification.run());
        notification.environment().ifPresent(name -> put(body, "environment", name));
        put(body, "outcome", word(notification.outcome()));
        put(body, "time", notification.time().toString());
        put(body, "headline", notification.headline());
        body.put(
                "findings",
                new PropertyValue.Items(notification.findings().stream()
                        .<PropertyValue>map(WebhookChannel::finding)
                        .toList()));
        post.send(new PropertyValue.Entries(body), patience);
    }

    private static PropertyValue.Entries finding(Finding finding) {
        Map<String, PropertyValue> entry = new LinkedHashMap<>();
        put(entry, "code", finding.code());
        put(entry, "action", word(finding.action()));
        switch (finding.subject()) {
            case Finding.Gate gate -> {
                put(entry, "table", gate.of());
                put(entry, "gate", gate.name());
                gate.about().ifPresent(about -> put(entry, "subject", about));
                gate.measured().ifPresent(measured -> put(entry, "measured", measured));
                put(entry, "limit", gate.limit());
            }
            case Finding.Rule rule -> {
                put(entry, "node", rule.of());
                put(entry, "rule", rule.name());
            }
        }
        put(entry, "message", finding.message());
        finding.place().ifPresent(place -> put(entry, "place", place));
        return new PropertyValue.Entries(entry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, PropertyValue> entries, String key, String value) {
        entries.put(key, PropertyValue.of(value));
    }
}
