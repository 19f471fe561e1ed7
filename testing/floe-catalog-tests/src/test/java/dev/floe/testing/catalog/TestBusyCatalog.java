package dev.floe.testing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.rest.RestCatalog;
import dev.floe.iceberg.rest.RestSettings;
import dev.floe.iceberg.serve.CatalogServer;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.iceberg.table.TableChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A catalog that answers as Nessie does where two commits meet: 409, although nobody has touched what the request is about. Here,
 * each change gets that answer the first time.
 */
final class TestBusyCatalog {
    private static final String TOKEN = "0123456789abcdef";
    private static final TableName ORDERS = new TableName("gold", "orders");

    private final CatalogServer server;
    private final HttpServer proxy;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean isAlwaysBusy;

    TestBusyCatalog(@TempDir Path directory) throws IOException {
        server = CatalogServer.start(
                directory,
                StorageFactory.local(),
                TablePlaces.besideCatalog(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                Duration.ofHours(1),
                Clock.systemUTC());
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        proxy.createContext("/", this::handle);
        proxy.start();
    }

    @AfterEach
    void stop() {
        proxy.stop(0);
        client.close();
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String kind = exchange.getRequestMethod() + " " + path;
            boolean isChange = !exchange.getRequestMethod().equals("GET")
                    && !path.endsWith("/oauth/tokens")
                    && !new String(body, StandardCharsets.UTF_8).contains("\"stage-create\":true");
            if (isChange && (isAlwaysBusy || refused.add(kind))) {
                answer(exchange, 409, """
                        {"error": {"message": "The commit could not be performed after 0 retries", "type": "", "code": 409}}
                        """.getBytes(StandardCharsets.UTF_8));
            } else {
                HttpResponse<byte[]> passed = pass(exchange, body);
                answer(exchange, passed.statusCode(), passed.body());
            }
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.uri().toString() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : List.of("Authorization", "Content-Type")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private TableCatalog open(Duration patience) {
        return RestCatalog.open(
                new RestSettings(
                        "http://127.0.0.1:" + proxy.getAddress().getPort(),
                        Map.of("credential", "floe:" + TOKEN, "scope", "catalog"),
                        "floe",
                        Duration.ofSeconds(20),
                        patience,
                        Duration.ofSeconds(20)),
                StorageFactory.local(),
                TablePlaces.besideCatalog(),
                Clock.systemUTC());
    }

    @Test
    void isAskedAgain() {
        try (TableCatalog catalog = open(Duration.ofSeconds(20));
                ProductTransaction transaction = catalog.begin("shop")) {
            TableChange change = catalog.create(ORDERS, Rows.SCHEMA);
            StagedTable staged = new StagedTable(
                    change.replaceRows(List.of(Rows.write(change, 1, 2)), Map.of()), "s", "k", Optional.empty());
            transaction.stage("r", staged);
            transaction.publish(List.of(staged));
            assertThat(Rows.read(catalog.published(ORDERS).orElseThrow().scan()))
                    .containsExactly(1L, 2L);
        }
        assertThat(refused)
                .containsExactlyInAnyOrder(
                        "POST /v1/namespaces",
                        "POST /v1/namespaces/floe/tables",
                        "POST /v1/namespaces/floe/tables/shop",
                        "POST /v1/transactions/commit");
    }

    @Test
    void isAskedForALimitedTimeOnly() {
        isAlwaysBusy = true;
        try (TableCatalog catalog = open(Duration.ofMillis(300))) {
            assertThatThrownBy(() -> catalog.begin("shop"))
                    .hasMessage(
                            "FLOE-T001: The catalog 'http://127.0.0.1:%d' refuses: The commit could not be performed after 0 retries"
                                    .formatted(proxy.getAddress().getPort()));
        }
    }
}
