package dev.floe.iceberg.rest;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.apache.iceberg.exceptions.ServiceFailureException;
import org.apache.iceberg.exceptions.ServiceUnavailableException;
import org.apache.iceberg.rest.responses.ErrorResponse;

/** A request that did not get the answer that it was made for. */
final class RestFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is known of the request. */
    enum Kind {
        /** The catalog has said no, and nothing was changed. */
        REFUSED,
        /** The catalog does not take the credentials; nothing was changed. */
        UNAUTHORIZED,
        /** The credentials do not allow it; nothing was changed. */
        FORBIDDEN,
        /** It has not come to the catalog, or not been dealt with; it may later. */
        NOT_DONE,
        /** Nobody knows whether it was done: the answer is missing or says nothing. */
        UNCLEAR
    }

    private final Kind kind;
    private final int status;
    private final String type;
    private final Duration retryAfter;

    private RestFailure(
            Kind kind, int status, String type, String message, Optional<Duration> retryAfter, Throwable... cause) {
        super(message, cause.length > 0 ? cause[0] : new IOException(message));
        this.kind = requireNonNull(kind, "kind is null");
        this.status = status;
        this.type = type;
        this.retryAfter = retryAfter.orElse(Duration.ZERO);
    }

    /** An answer that says what is wrong. */
    static RestFailure of(ErrorResponse answer, Optional<String> retryAfter) {
        int status = answer.code();
        Kind kind =
                switch (status) {
                    case 401, 419 -> Kind.UNAUTHORIZED;
                    case 403 -> Kind.FORBIDDEN;
                    case 408, 425, 429 -> Kind.NOT_DONE;
                    default -> status >= 500 && status != 501 ? Kind.UNCLEAR : Kind.REFUSED;
                };
        String message = Optional.ofNullable(answer.message())
                .filter(text -> !text.isBlank())
                .orElse("status " + status);
        return new RestFailure(
                kind,
                status,
                Optional.ofNullable(answer.type()).orElse(""),
                message,
                retryAfter
                        .filter(text -> text.matches("\\d{1,5}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text))));
    }

    /** What Iceberg's client or the network says instead of an answer. */
    static RestFailure of(RuntimeException failure) {
        if (failure instanceof RestFailure known) {
            return known;
        }
        Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        String message = message(cause);
        return switch (failure) {
            case NotAuthorizedException _ -> silent(Kind.UNAUTHORIZED, message, failure);
            case ForbiddenException _ -> silent(Kind.FORBIDDEN, message, failure);
            case ServiceUnavailableException _, ServiceFailureException _ -> silent(Kind.UNCLEAR, message, failure);
            default ->
                switch (cause) {
                    case ConnectException _, UnknownHostException _, HttpConnectTimeoutException _ ->
                        silent(Kind.NOT_DONE, message, failure);
                    case IOException _ -> silent(Kind.UNCLEAR, message, failure);
                    default -> silent(Kind.REFUSED, message, failure);
                };
        };
    }

    private static RestFailure silent(Kind kind, String message, Throwable cause) {
        return new RestFailure(kind, 0, "", message, Optional.empty(), cause);
    }

    private static String message(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "no connection in time";
            case HttpTimeoutException _ -> "no answer in time";
            case ConnectException _ -> "no connection" + detail(cause);
            default ->
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        };
    }

    private static String detail(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof UnresolvedAddressException
                ? ", nobody knows the host"
                : Optional.ofNullable(root.getMessage())
                        .map(text -> ", " + text.toLowerCase(Locale.ROOT))
                        .orElse("");
    }

    Kind kind() {
        return kind;
    }

    /** Of the answer; 0 where there was none. */
    int status() {
        return status;
    }

    /** What the answer calls the mistake, such as {@code NoSuchTableException}. */
    String type() {
        return type;
    }

    /** How long the catalog wants to be left alone. */
    Optional<Duration> retryAfter() {
        return retryAfter.isZero() ? Optional.empty() : Optional.of(retryAfter);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
