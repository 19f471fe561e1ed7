package dev.floe.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.NotificationChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever stands in a text, the redaction sees it before anybody else does. */
final class TestRedactedMessages {
    private static final String CANARY = "c4n4ry-pass";

    private static Notification leaking() {
        String leak = "x" + CANARY + "x";
        return new Notification(
                leak,
                leak,
                Optional.of(leak),
                Notification.Outcome.PUBLISHED,
                Instant.EPOCH,
                List.of(
                        new Finding(
                                "FLOE-R016",
                                GateAction.NOTIFY,
                                leak,
                                Optional.of(leak),
                                new Finding.Gate(leak, leak, Optional.of(leak), Optional.of(leak), leak)),
                        new Finding(
                                "FLOE-C132",
                                GateAction.NOTIFY,
                                leak,
                                Optional.of(leak),
                                new Finding.Rule(leak, leak))));
    }

    @ParameterizedTest
    @EnumSource(value = NotificationChannel.Type.class, names = "EMAIL", mode = EnumSource.Mode.EXCLUDE)
    void nobodyIsSentASecret(NotificationChannel.Type type) throws InterruptedException {
        try (HookServer server = new HookServer()) {
            Notifier notifier = new Notifier(Examples.SHORT, text -> text.replace(CANARY, "*****"), new Random(1));
            notifier.send(List.of(Examples.channel(type, server.url("/"))), leaking());
            assertThat(server.received().getFirst().body()).contains("x*****x").doesNotContain("c4n4ry");
        }
    }

    @Test
    void accessesAreShownWithoutTheirSecrets() {
        assertThat(Examples.channel(NotificationChannel.Type.SLACK, CANARY)).hasToString("team (SLACK)");
        assertThat(new Login("floe", CANARY)).hasToString("floe");
    }
}
