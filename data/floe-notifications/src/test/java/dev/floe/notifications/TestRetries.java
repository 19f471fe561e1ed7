package dev.floe.notifications;

import static dev.floe.notifications.Examples.GATE;
import static dev.floe.notifications.Examples.SHORT;
import static dev.floe.notifications.Examples.channel;
import static dev.floe.notifications.Examples.notification;
import static dev.floe.notifications.Examples.send;
import static dev.floe.notifications.HookServer.cut;
import static dev.floe.notifications.HookServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.artifact.NotificationChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TestRetries {
    private final HookServer server = new HookServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Sent sent() throws InterruptedException {
        return send(channel(NotificationChannel.Type.WEBHOOK, server.url("/")), notification(GATE));
    }

    @Test
    void triesAgainUntilItGetsThere() throws InterruptedException {
        server.answering(status(503)).answering(cut());
        assertThat(sent()).isEqualTo(new Sent("team", NotificationChannel.Type.WEBHOOK, 1, 3, Optional.empty()));
        assertThat(server.received().stream().map(HookServer.Received::body).distinct())
                .hasSize(1);
    }

    @Test
    void givesUpAfterSomeTries() throws InterruptedException {
        for (int i = 0; i < 9; i++) {
            server.answering(status(502));
        }
        assertThat(sent())
                .isEqualTo(new Sent(
                        "team", NotificationChannel.Type.WEBHOOK, 1, 5, Optional.of("answers with status 502")));
        assertThat(server.received()).hasSize(5);
    }

    @Test
    void takesNoForAnAnswer() throws InterruptedException {
        server.answering(status(403));
        assertThat(sent())
                .isEqualTo(new Sent(
                        "team", NotificationChannel.Type.WEBHOOK, 1, 1, Optional.of("answers with status 403")));
    }

    @Test
    void waitsAsLongAsItIsAsked() throws InterruptedException {
        server.answering(status(429, "Retry-After", "1"));
        long began = System.nanoTime();
        assertThat(sent().tries()).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doesNotWaitLongerThanThereIsTime() throws InterruptedException {
        server.answering(status(429, "Retry-After", "3600"));
        assertThat(sent().failure()).hasValue("answers with status 429, and asks for a pause of 3600 s");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void readsADateFromTheServersOwnClock() throws InterruptedException {
        Instant now = Instant.parse("2031-01-01T00:00:00Z");
        DateTimeFormatter http = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
        server.answering(exchange -> {
            exchange.getResponseHeaders().set("Date", http.format(now));
            exchange.getResponseHeaders().set("Retry-After", http.format(now.plusSeconds(7200)));
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        assertThat(sent().failure()).get().asString().startsWith("answers with status 503, and asks for a pause of ");
    }

    @Test
    void aServerThatHangsHoldsNobodyForLong() throws InterruptedException, IOException {
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Patience patience = new Patience(Duration.ofMillis(900), Duration.ofMillis(300), 2, Duration.ofMillis(1));
            String address = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            Sent sent = send(patience, channel(NotificationChannel.Type.WEBHOOK, address), notification(GATE));
            assertThat(sent.failure()).hasValue("gives no answer in 1 s");
            assertThat(sent.tries()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws InterruptedException {
        String gone = server.url("/");
        server.close();
        Sent sent = send(channel(NotificationChannel.Type.WEBHOOK, gone), notification(GATE));
        assertThat(sent)
                .isEqualTo(new Sent("team", NotificationChannel.Type.WEBHOOK, 1, 5, Optional.of("cannot be reached")));
    }

    @Test
    void anAddressThatIsNoneIsNotShown() throws InterruptedException {
        Sent sent = send(channel(NotificationChannel.Type.SLACK, "hooks slack/T0/CANARY"), notification(GATE));
        assertThat(sent.failure()).hasValue("has an address or a token that HTTP does not take");
    }

    @Test
    void oneThatFailsKeepsNoOtherFromHearing() throws InterruptedException {
        server.answering(status(400));
        ChannelAccess broken = channel(NotificationChannel.Type.WEBHOOK, server.url("/a"));
        List<Sent> sent = new Notifier(SHORT, text -> text, new Random(1))
                .send(
                        List.of(
                                channel(NotificationChannel.Type.EMAIL, Map.of(), Map.of()),
                                broken,
                                channel(NotificationChannel.Type.SLACK, server.url("/b"))),
                        notification(GATE));
        assertThat(sent).hasSize(3);
        assertThat(sent.stream().filter(each -> each.failure().isEmpty())).hasSize(1);
    }
}
