package dev.floe.notifications;

import static dev.floe.notifications.Examples.GATE;
import static dev.floe.notifications.Examples.RULE;
import static dev.floe.notifications.Examples.channel;
import static dev.floe.notifications.Examples.notification;
import static dev.floe.notifications.Examples.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.notifications.HookServer.Received;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.value.PropertyValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TestHttpChannels {
    private final HookServer server = new HookServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Received only() {
        assertThat(server.received()).hasSize(1);
        return server.received().getFirst();
    }

    @Test
    void webhookGetsAllThatIsKnown() throws InterruptedException {
        Sent sent = send(
                channel(NotificationChannel.Type.WEBHOOK, server.url("/hooks/floe?team=a")), notification(GATE, RULE));
        assertThat(sent).isEqualTo(new Sent("team", NotificationChannel.Type.WEBHOOK, 2, 1, Optional.empty()));
        assertThat(only().path()).isEqualTo("/hooks/floe?team=a");
        assertThat(only().contentType()).containsExactly("application/json");
        assertThat(only().body()).isEqualTo("""
                {
                  "version": 1,
                  "product": "shop",
                  "run": "20261121T190000Z-1a2b",
                  "environment": "prod",
                  "outcome": "held_back",
                  "time": "2026-11-21T19:00:05Z",
                  "headline": "shop (prod): 2 gates or rules are not kept, nothing is published",
                  "findings": [
                    {
                      "code": "FLOE-R011",
                      "action": "block",
                      "table": "gold.orders",
                      "gate": "null_share.*_id",
                      "subject": "customer_id",
                      "measured": "9",
                      "limit": "0",
                      "message": "Column 'customer_id' of table 'gold.orders' is null in 9 % of its rows, above the limit of 0 %",
                      "place": "manifest.yaml:8:30"
                    },
                    {
                      "code": "FLOE-C116",
                      "action": "notify",
                      "node": "model.shop.orders",
                      "rule": "descriptions",
                      "message": "Model 'orders' has no description",
                      "place": "models/orders.sql:1:1"
                    }
                  ]
                }
                """);
    }

    @Test
    void slackGetsOneTextWithItsCharactersEscaped() throws InterruptedException {
        Finding hostile = new Finding(
                "FLOE-R016",
                GateAction.WARN,
                "Check '<!channel> & co' of table 'gold.orders' gives 3, above the limit of 0",
                Optional.empty(),
                new Finding.Gate("gold.orders", "checks.x.max", Optional.empty(), Optional.of("3"), "0"));
        send(channel(NotificationChannel.Type.SLACK, server.url("/services/T0/B0/x")), notification(hostile, RULE));
        assertThat(only().path()).isEqualTo("/services/T0/B0/x");
        assertThat(only().body()).isEqualTo("""
                {
                  "text": "shop (prod): 2 gates or rules are not kept, nothing is published\\n\
                - warn FLOE-R016: Check '&lt;!channel&gt; &amp; co' of table 'gold.orders' gives 3, above the limit of 0\\n\
                - notify FLOE-C116: model.shop.orders: Model 'orders' has no description [models/orders.sql:1:1]\\n\
                run 20261121T190000Z-1a2b\\n"
                }
                """);
    }

    @Test
    void longListsAreCutForPeople() throws InterruptedException {
        Finding[] many = new Finding[53];
        Arrays.fill(many, RULE);
        send(channel(NotificationChannel.Type.SLACK, server.url("/x")), notification(many));
        assertThat(only().body()).contains("\\n- and 3 more\\nrun ").contains("53 gates or rules are not kept");
    }

    @Test
    void alertmanagerGetsAnAlertForEachFinding() throws InterruptedException {
        send(
                channel(
                        NotificationChannel.Type.ALERTMANAGER,
                        Map.of("url", PropertyValue.of(server.url("/am/")), "lasts_hours", PropertyValue.of(25)),
                        Map.of()),
                notification(GATE, RULE));
        assertThat(only().path()).isEqualTo("/am/api/v2/alerts");
        assertThat(only().body()).isEqualTo("""
                [
                  {
                    "labels": {
                      "product": "shop",
                      "environment": "prod",
                      "severity": "critical",
                      "code": "FLOE-R011",
                      "alertname": "FloeQualityGate",
                      "table": "gold.orders",
                      "gate": "null_share.*_id",
                      "subject": "customer_id"
                    },
                    "annotations": {
                      "summary": "Column 'customer_id' of table 'gold.orders' is null in 9 % of its rows, above the limit of 0 %",
                      "run": "20261121T190000Z-1a2b",
                      "place": "manifest.yaml:8:30",
                      "measured": "9",
                      "limit": "0"
                    },
                    "startsAt": "2026-11-21T19:00:05Z",
                    "endsAt": "2026-11-22T20:00:05Z"
                  },
                  {
                    "labels": {
                      "product": "shop",
                      "environment": "prod",
                      "severity": "info",
                      "code": "FLOE-C116",
                      "alertname": "FloeRule",
                      "node": "model.shop.orders",
                      "rule": "descriptions"
                    },
                    "annotations": {
                      "summary": "Model 'orders' has no description",
                      "run": "20261121T190000Z-1a2b",
                      "place": "models/orders.sql:1:1"
                    },
                    "startsAt": "2026-11-21T19:00:05Z",
                    "endsAt": "2026-11-22T20:00:05Z"
                  }
                ]
                """);
    }

    @Test
    void logsInWithWhatTheSecretHas() throws InterruptedException {
        Map<String, PropertyValue> config = Map.of("url", PropertyValue.of(server.url("/")));
        send(channel(NotificationChannel.Type.WEBHOOK, config, Map.of("token", "t0p")), notification(RULE));
        send(
                channel(NotificationChannel.Type.WEBHOOK, config, Map.of("username", "floe", "password", "pass:word")),
                notification(RULE));
        send(channel(NotificationChannel.Type.WEBHOOK, config, Map.of()), notification(RULE));
        assertThat(server.received().stream().map(Received::authorization).map(Object::toString))
                .containsExactly("[Bearer t0p]", "[Basic ZmxvZTpwYXNzOndvcmQ=]", "[]");
    }

    @Test
    void followsNoRedirection() throws InterruptedException {
        server.answering(HookServer.status(307, "Location", server.url("/elsewhere")));
        Sent sent = send(channel(NotificationChannel.Type.WEBHOOK, server.url("/")), notification(RULE));
        assertThat(sent.failure()).hasValue("answers with status 307");
        assertThat(only().path()).isEqualTo("/");
    }
}
