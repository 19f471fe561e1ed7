package dev.floe.notifications;

import static java.util.Objects.requireNonNull;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** SMTP. Every try sends a message of the same Message-ID, by which those who get it twice know it. */
record EmailChannel(String name, Server server, Optional<Login> login, Envelope envelope) implements Channel {
    /** How the connection is kept from others. */
    enum Security {
        /** It begins in the open and is then encrypted, or ends. */
        STARTTLS(587),
        /** It is encrypted from the start. */
        TLS(465),
        /** It is not. */
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        /** The usual one. */
        int port() {
            return port;
        }
    }

    record Server(String host, int port, Security security) {
        Server {
            requireNonNull(host, "host is null");
            requireNonNull(security, "security is null");
        }
    }

    /** The addresses of who sends, and of those who get it. */
    record Envelope(String from, List<String> to) {
        Envelope {
            requireNonNull(from, "from is null");
            to = List.copyOf(to);
        }
    }

    @Override
    public void send(Notification notification, Duration patience) throws NotSentException {
        Session session = Session.getInstance(properties(patience));
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(notification, session);
            if (login.isPresent()) {
                transport.connect(login.get().username(), login.get().password());
            } else {
                transport.connect();
            }
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException failure) {
            throw MailFailure.of(failure);
        }
    }

    private MimeMessage message(Notification notification, Session session) throws MessagingException {
        InternetAddress from = address(envelope.from());
        MimeMessage message = new Identified(
                session,
                "<%s.%s@%s>"
                        .formatted(
                                notification.run(),
                                name,
                                from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1)));
        message.setFrom(from);
        for (String recipient : envelope.to()) {
            message.addRecipient(Message.RecipientType.TO, address(recipient));
        }
        message.setSubject(notification.headline(), StandardCharsets.UTF_8.name());
        message.setText(PlainText.of(notification), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(notification.time()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** As it was written, with a name that mails can hold. */
    private static InternetAddress address(String written) throws AddressException {
        InternetAddress address = new InternetAddress(written, true);
        try {
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("UTF-8 is missing", impossible);
        }
        return address;
    }

    private Properties properties(Duration timeout) {
        String millis = Long.toString(Math.max(1, timeout.toMillis()));
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(login.isPresent()));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(server.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.security() == Security.TLS));
        return properties;
    }

    /** A message with an id that somebody else chooses; the library's own tells the user and the machine. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
