package dev.floe.testing.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes requests on to a catalog, and lets some go wrong. */
final class FaultProxy implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "transfer-encoding");

    /** Longer than floe waits in these tests. */
    private static final Duration LATER = Duration.ofMillis(2_600);

    private static final Duration NEVER = Duration.ofSeconds(20);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;
    private Optional<CatalogFault> armed = Optional.empty();
    private int seen;
    private int left;
    private int done;

    private FaultProxy(HttpServer server, URI target) {
        this.server = server;
        this.target = target;
    }

    static FaultProxy start(URI target) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FaultProxy proxy = new FaultProxy(server, target);
        server.setExecutor(proxy.threads);
        server.createContext("/", proxy::handle);
        server.start();
        return proxy;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Waits for the requests of a fault. */
    synchronized void arm(CatalogFault fault) {
        armed = Optional.of(fault);
        seen = 0;
        left = 0;
        done = 0;
    }

    /** Passes everything on; says how many requests went wrong. */
    synchronized int disarm() {
        armed = Optional.empty();
        return done;
    }

    private synchronized Optional<CatalogFault.Kind> faultOf(HttpExchange exchange) {
        if (armed.isEmpty()) {
            return Optional.empty();
        }
        CatalogFault fault = armed.get();
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (left == 0 && request.matches(fault.request())) {
            seen++;
            left = seen == fault.occurrence() ? fault.times() : 0;
        }
        if (left == 0) {
            return Optional.empty();
        }
        left--;
        done++;
        return Optional.of(fault.kind());
    }

    private void handle(HttpExchange exchange) throws IOException {
        Optional<CatalogFault.Kind> fault = faultOf(exchange);
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (fault.isPresent()) {
                spoil(exchange, body, fault.get());
            } else {
                answer(exchange, pass(exchange, body));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void spoil(HttpExchange exchange, byte[] body, CatalogFault.Kind kind)
            throws IOException, InterruptedException {
        switch (kind) {
            case ERROR -> answer(exchange, 500);
            case UNAVAILABLE -> answer(exchange, 503);
            case EXPIRED -> answer(exchange, 401);
            case TOO_MANY -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                answer(exchange, 429);
            }
            case TIMEOUT_AFTER -> {
                pass(exchange, body);
                answer(exchange, 504);
            }
            case ERROR_AFTER -> {
                pass(exchange, body);
                answer(exchange, 500);
            }
            case HANG -> Thread.sleep(NEVER);
            case HANG_AFTER -> {
                pass(exchange, body);
                Thread.sleep(NEVER);
            }
            case RESET -> {
                // Closing the exchange without an answer cuts the connection.
            }
            case RESET_AFTER -> pass(exchange, body);
            case LATE -> {
                Thread.sleep(LATER);
                pass(exchange, body);
            }
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(target + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        List.of("content-type", "retry-after")
                .forEach(name -> answer.headers().firstValue(name).ifPresent(value -> exchange.getResponseHeaders()
                        .set(name, value)));
        write(exchange, answer.statusCode(), answer.body());
    }

    /** As a proxy that knows nothing of the protocol. */
    private static void answer(HttpExchange exchange, int status) throws IOException {
        write(exchange, status, "<html>no</html>".getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean isEmpty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isEmpty ? -1 : body.length);
        if (!isEmpty) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
