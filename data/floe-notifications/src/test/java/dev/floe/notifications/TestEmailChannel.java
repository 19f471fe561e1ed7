package dev.floe.notifications;

import static dev.floe.notifications.Examples.GATE;
import static dev.floe.notifications.Examples.RULE;
import static dev.floe.notifications.Examples.channel;
import static dev.floe.notifications.Examples.notification;
import static dev.floe.notifications.Examples.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.value.PropertyValue;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TestEmailChannel {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        server.stop();
    }

    private static ChannelAccess mail(int port, String security, Map<String, String> secrets) {
        Map<String, PropertyValue> config = new HashMap<>();
        config.put("host", PropertyValue.of("127.0.0.1"));
        config.put("port", PropertyValue.of(port));
        config.put("security", PropertyValue.of(security));
        config.put("from", PropertyValue.of("floe@example.com"));
        config.put("to", PropertyValue.of(List.of("ops@example.com", "Dàta Owners <owners@example.com>")));
        return channel(NotificationChannel.Type.EMAIL, config, secrets);
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    @Test
    void sendsOneMailToAll() throws InterruptedException, MessagingException, IOException {
        server.start();
        Sent sent = send(mail(port(), "none", Map.of()), notification(GATE, RULE));
        assertThat(sent).isEqualTo(new Sent("team", NotificationChannel.Type.EMAIL, 2, 1, Optional.empty()));
        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("shop (prod): 2 gates or rules are not kept, nothing is published");
        assertThat(mail.getHeader("To", ", ").replaceAll("\\s+", " "))
                .isEqualTo("ops@example.com, =?UTF-8?Q?D=C3=A0ta_Owners?= <owners@example.com>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).isEqualTo("<20261121T190000Z-1a2b.team@example.com>");
        assertThat(mail.getContent().toString().replace("\r\n", "\n").strip() + "\n")
                .isEqualTo("""
                shop (prod): 2 gates or rules are not kept, nothing is published
                - block FLOE-R011: Column 'customer_id' of table 'gold.orders' is null in 9 % of its rows, above the limit of 0 % [manifest.yaml:8:30]
                - notify FLOE-C116: model.shop.orders: Model 'orders' has no description [models/orders.sql:1:1]
                run 20261121T190000Z-1a2b
                """);
    }

    @Test
    void logsIn() throws InterruptedException {
        server.setUser("floe@example.com", "floe", "p4ss");
        server.getUserManager().setAuthRequired(true);
        server.start();
        Map<String, String> secret = Map.of("username", "floe", "password", "p4ss");
        assertThat(send(mail(port(), "none", secret), notification(GATE)).failure())
                .isEmpty();
        Sent wrong = send(mail(port(), "none", Map.of("username", "floe", "password", "CANARY")), notification(GATE));
        assertThat(wrong.tries()).isEqualTo(1);
        assertThat(wrong.failure())
                .get()
                .asString()
                .startsWith("refuses the login: 535")
                .doesNotContain("CANARY");
    }

    @Test
    void givesNoPasswordToWhoDoesNotEncrypt() throws InterruptedException {
        server.setUser("floe@example.com", "floe", "p4ss");
        server.start();
        Sent sent = send(mail(port(), "starttls", Map.of("username", "floe", "password", "p4ss")), notification(GATE));
        assertThat(sent.failure()).get().asString().contains("STARTTLS is required");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void triesAgainWhereTheServerSaysLater() throws InterruptedException, IOException {
        try (SmtpScript later = new SmtpScript("451 4.7.1 Greylisted", "421 4.3.2 Busy", "550 5.1.1 No such user")) {
            Sent sent = send(mail(later.port(), "none", Map.of()), notification(GATE));
            assertThat(sent.tries()).isEqualTo(3);
            assertThat(sent.failure()).get().asString().startsWith("refuses the mail: ");
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws InterruptedException {
        server.start();
        int port = port();
        server.stop();
        assertThat(send(mail(port, "none", Map.of()), notification(GATE)))
                .isEqualTo(new Sent("team", NotificationChannel.Type.EMAIL, 1, 5, Optional.of("cannot be reached")));
    }
}
