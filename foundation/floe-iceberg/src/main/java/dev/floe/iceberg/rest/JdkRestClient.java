package dev.floe.iceberg.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.rest.BaseHTTPClient;
import org.apache.iceberg.rest.ErrorHandler;
import org.apache.iceberg.rest.HTTPHeaders;
import org.apache.iceberg.rest.HTTPRequest;
import org.apache.iceberg.rest.HTTPRequest.HTTPMethod;
import org.apache.iceberg.rest.RESTClient;
import org.apache.iceberg.rest.RESTResponse;
import org.apache.iceberg.rest.auth.AuthSession;
import org.apache.iceberg.rest.responses.ErrorResponse;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of Iceberg's REST protocol by the JDK's client. Iceberg's own sends some again by itself, for as long as
 * the server wants, and knows no limit for the whole of an answer; here, a request is sent once and ends in time.
 */
@SuppressWarnings("NullAway") // Iceberg's client has null for bodies and types that are not there.
final class JdkRestClient extends BaseHTTPClient {
    private final HttpClient http;
    private final URI base;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final AuthSession authentication;

    private JdkRestClient(
            HttpClient http, URI base, Map<String, String> headers, Duration timeout, AuthSession authentication) {
        this.http = http;
        this.base = base;
        this.headers = headers;
        this.timeout = timeout;
        this.authentication = authentication;
    }

    /** @param timeout for the connection, and for the answer as a whole */
    static JdkRestClient of(URI base, Map<String, String> headers, Duration timeout) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(timeout)
                .build();
        return new JdkRestClient(http, base, Map.copyOf(headers), timeout, AuthSession.EMPTY);
    }

    @Override
    public RESTClient withAuthSession(AuthSession session) {
        return new JdkRestClient(http, base, headers, timeout, session);
    }

    @Override
    protected HTTPRequest buildRequest(
            HTTPMethod method,
            String path,
            @Nullable Map<String, String> query,
            Map<String, String> own,
            @Nullable Object body) {
        Map<String, String> all = new LinkedHashMap<>(own);
        headers.forEach(all::putIfAbsent);
        all.putIfAbsent("Accept", "application/json");
        if (body != null) {
            all.putIfAbsent(
                    "Content-Type", body instanceof Map ? "application/x-www-form-urlencoded" : "application/json");
        }
        return authentication.authenticate(new PlainRequest(
                base, method, path, Optional.ofNullable(query).orElse(Map.of()), HTTPHeaders.of(all), body));
    }

    @Override
    protected <T extends RESTResponse> @Nullable T execute(
            HTTPRequest request,
            @Nullable Class<T> type,
            Consumer<ErrorResponse> errors,
            Consumer<Map<String, String>> headersOfAnswer) {
        HttpResponse<String> answer = send(request);
        Map<String, String> found = new HashMap<>();
        answer.headers().map().forEach((name, values) -> found.put(name, values.getFirst()));
        headersOfAnswer.accept(found);
        if (answer.statusCode() < 200 || answer.statusCode() >= 300) {
            ErrorResponse error = error(answer, errors);
            if (answer.statusCode() == 429 || answer.statusCode() >= 500) {
                // Iceberg's handlers for tokens take a busy server for one that refuses.
                throw RestFailure.of(error, answer.headers().firstValue("Retry-After"));
            }
            errors.accept(error);
            throw new RESTException("Status %s was not dealt with", answer.statusCode());
        }
        if (type == null || answer.body().isEmpty()) {
            return null;
        }
        try {
            return request.mapper().readValue(answer.body(), type);
        } catch (JsonProcessingException broken) {
            throw new RESTException(broken, "The answer cannot be read: %s", broken.getOriginalMessage());
        }
    }

    /** Proxies answer with pages of their own, which are no errors of the protocol. */
    private static ErrorResponse error(HttpResponse<String> answer, Consumer<ErrorResponse> errors) {
        ErrorResponse.Builder error = ErrorResponse.builder().responseCode(answer.statusCode());
        if (errors instanceof ErrorHandler handler) {
            try {
                ErrorResponse said = handler.parseResponse(answer.statusCode(), answer.body());
                return error.withType(said.type()).withMessage(said.message()).build();
            } catch (RuntimeException none) {
                // Said below.
            }
        }
        return error.withMessage("status " + answer.statusCode()).build();
    }

    private HttpResponse<String> send(HTTPRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.requestUri()).timeout(timeout);
        request.headers().entries().forEach(header -> builder.setHeader(header.name(), header.value()));
        String body = request.encodedBody();
        builder.method(request.method().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(builder.build(), BodyHandlers.ofString());
        try {
            return answer.get(timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new RESTException(failure.getCause(), "No answer");
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new RESTException(new HttpTimeoutException("The answer does not end"), "No answer");
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RESTException(new IOException("the run was told to end", interrupted), "No answer");
        }
    }

    @Override
    public void close() {
        if (authentication.equals(AuthSession.EMPTY)) {
            http.shutdownNow();
        }
    }
}
