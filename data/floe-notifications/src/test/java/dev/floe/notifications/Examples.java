package dev.floe.notifications;

import dev.floe.notifications.Notification.Outcome;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.value.PropertyValue;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Runs to tell of, and ways to tell. */
final class Examples {
    static final Patience SHORT = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(5), 5, Duration.ofMillis(1));

    static final Finding GATE = new Finding(
            "FLOE-R011",
            GateAction.BLOCK,
            "Column 'customer_id' of table 'gold.orders' is null in 9 % of its rows, above the limit of 0 %",
            Optional.of("manifest.yaml:8:30"),
            new Finding.Gate("gold.orders", "null_share.*_id", Optional.of("customer_id"), Optional.of("9"), "0"));

    static final Finding RULE = new Finding(
            "FLOE-C116",
            GateAction.NOTIFY,
            "Model 'orders' has no description",
            Optional.of("models/orders.sql:1:1"),
            new Finding.Rule("model.shop.orders", "descriptions"));

    private Examples() {}

    static Notification notification(Finding... findings) {
        return new Notification(
                "shop",
                "20261121T190000Z-1a2b",
                Optional.of("prod"),
                Outcome.HELD_BACK,
                Instant.parse("2026-11-21T19:00:05Z"),
                List.of(findings));
    }

    static ChannelAccess channel(
            NotificationChannel.Type type, Map<String, PropertyValue> config, Map<String, String> secrets) {
        return new ChannelAccess(
                "team",
                new NotificationChannel(
                        type, config, Optional.of("team-secret"), EnumSet.allOf(GateAction.class), List.of()),
                secrets);
    }

    static ChannelAccess channel(NotificationChannel.Type type, String url) {
        return channel(type, Map.of(), Map.of("url", url));
    }

    static Sent send(ChannelAccess channel, Notification notification) throws InterruptedException {
        return send(SHORT, channel, notification);
    }

    static Sent send(Patience patience, ChannelAccess channel, Notification notification) throws InterruptedException {
        return new Notifier(patience, text -> text, new Random(7))
                .send(List.of(channel), notification)
                .getFirst();
    }
}
