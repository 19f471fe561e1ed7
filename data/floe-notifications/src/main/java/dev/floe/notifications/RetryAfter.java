package dev.floe.notifications;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads HTTP's {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date, which counts from the server's own. */
final class RetryAfter {
    private RetryAfter() {}

    /** How long the server asks to wait; empty: it does not say. */
    static Optional<Duration> of(HttpHeaders headers) {
        Optional<String> asked = headers.firstValue("Retry-After").map(String::strip);
        Optional<Duration> seconds = asked.filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        return seconds.or(() -> asked.flatMap(RetryAfter::date).flatMap(until -> headers.firstValue("Date")
                .flatMap(RetryAfter::date)
                .map(now -> until.isBefore(now) ? Duration.ZERO : Duration.between(now, until))));
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException unknown) {
            // A header that says nothing is as good as none.
            return Optional.empty();
        }
    }
}
