package dev.floe.notifications;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Says what the library reports, and whether another try makes sense: SMTP's codes from 400 to 499 say so (RFC 5321, 4.2.1). */
final class MailFailure {
    private static final int LONGEST = 200;

    private MailFailure() {}

    static NotSentException of(MessagingException failure) {
        OptionalInt code = code(failure);
        if (failure instanceof AuthenticationFailedException) {
            return NotSentException.refused("refuses the login: " + text(failure));
        }
        if (failure instanceof AddressException) {
            return NotSentException.refused("has an address that is none: " + text(failure));
        }
        if (code.isPresent() && code.getAsInt() < 500) {
            return NotSentException.unavailable("does not take the mail now: " + text(failure), Optional.empty());
        }
        if (code.isPresent()) {
            return NotSentException.refused("refuses the mail: " + text(failure));
        }
        if (failure instanceof MailConnectException) {
            return NotSentException.unreachable("cannot be reached", failure);
        }
        return NotSentException.unreachable("ends the connection: " + text(failure), failure);
    }

    /** What the server has answered to the sender, a recipient or the message. */
    private static OptionalInt code(MessagingException failure) {
        OptionalInt code = OptionalInt.empty();
        Optional<Exception> next = Optional.of(failure);
        while (next.isPresent()) {
            if (next.get() instanceof SMTPSendFailedException send) {
                code = OptionalInt.of(send.getReturnCode());
            } else if (next.get() instanceof SMTPAddressFailedException address) {
                code = OptionalInt.of(address.getReturnCode());
            }
            next = next.get() instanceof MessagingException messaging
                    ? Optional.ofNullable(messaging.getNextException())
                    : Optional.empty();
        }
        return code;
    }

    private static String text(MessagingException failure) {
        String line = String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
