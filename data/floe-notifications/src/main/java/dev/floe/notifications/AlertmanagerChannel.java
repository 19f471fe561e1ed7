package dev.floe.notifications;

import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.value.PropertyValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /api/v2/alerts} of Prometheus' Alertmanager: an alert for each finding. The same gate of the same table is the
 * same alert in every run, so that it is grouped and silenced as one.
 *
 * @param lasts how long an alert stays that nobody sends again; empty: Alertmanager knows
 */
record AlertmanagerChannel(HttpPost post, Optional<Duration> lasts) implements Channel {
    @Override
    public void send(Notification notification, Duration patience) throws NotSentException, InterruptedException {
        post.send(
                new PropertyValue.Items(notification.findings().stream()
                        .<PropertyValue>map(finding -> alert(notification, finding))
                        .toList()),
                patience);
    }

    private PropertyValue.Entries alert(Notification notification, Finding finding) {
        Map<String, PropertyValue> labels = new LinkedHashMap<>();
        Map<String, PropertyValue> annotations = new LinkedHashMap<>();
        put(labels, "product", notification.product());
        notification.environment().ifPresent(name -> put(labels, "environment", name));
        put(labels, "severity", severity(finding.action()));
        put(labels, "code", finding.code());
        put(annotations, "summary", finding.message());
        put(annotations, "run", notification.run());
        finding.place().ifPresent(place -> put(annotations, "place", place));
        switch (finding.subject()) {
            case Finding.Gate gate -> {
                put(labels, "alertname", "FloeQualityGate");
                put(labels, "table", gate.of());
                put(labels, "gate", gate.name());
                gate.about().ifPresent(about -> put(labels, "subject", about));
                gate.measured().ifPresent(measured -> put(annotations, "measured", measured));
                put(annotations, "limit", gate.limit());
            }
            case Finding.Rule rule -> {
                put(labels, "alertname", "FloeRule");
                put(labels, "node", rule.of());
                put(labels, "rule", rule.name());
            }
        }
        Map<String, PropertyValue> alert = new LinkedHashMap<>();
        alert.put("labels", new PropertyValue.Entries(labels));
        alert.put("annotations", new PropertyValue.Entries(annotations));
        put(alert, "startsAt", notification.time().toString());
        lasts.ifPresent(
                time -> put(alert, "endsAt", notification.time().plus(time).toString()));
        return new PropertyValue.Entries(alert);
    }

    private static String severity(GateAction action) {
        return switch (action) {
            case NOTIFY -> "info";
            case WARN -> "warning";
            case BLOCK -> "critical";
        };
    }

    private static void put(Map<String, PropertyValue> entries, String key, String value) {
        entries.put(key, PropertyValue.of(value));
    }
}
