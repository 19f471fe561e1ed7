package dev.floe.iceberg.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.floe.iceberg.TableError;
import dev.floe.iceberg.catalog.CatalogPointers;
import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.rest.RESTUtil;
import org.apache.iceberg.rest.responses.ErrorResponse;
import org.apache.iceberg.rest.responses.OAuthTokenResponse;
import org.jspecify.annotations.Nullable;

/**
 * Offers an embedded catalog to every program that speaks Iceberg's REST protocol. Who asks has to have the token. Runs of floe
 * may use the catalog's directory at the same time.
 */
public final class CatalogServer implements AutoCloseable {
    private static final String ROOT = "/v1/";

    /** How long requests that are under way get to end. */
    private static final int PATIENCE_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PointerCatalog catalog;
    private final List<Route> routes;
    private final ServedTokens tokens;
    private final RestJson json = new RestJson();

    private CatalogServer(HttpServer server, PointerCatalog catalog, ServedTokens tokens) {
        this.server = server;
        this.catalog = catalog;
        this.routes = new Routes(catalog).all();
        this.tokens = tokens;
    }

    /**
     * Starts to serve the catalog of a directory, which is made where there is none.
     *
     * @param storages of its tables; closed with the server
     * @param places of new tables
     * @param token that clients have to have, or to exchange by OAuth 2 for one that expires
     * @param lifetime of those
     * @throws FloeException {@link TableError#CATALOG_FAILS} if the catalog cannot be opened or the address is taken
     */
    public static CatalogServer start(
            Path directory,
            StorageFactory storages,
            TablePlaces places,
            InetSocketAddress address,
            String token,
            Duration lifetime,
            Clock clock) {
        PointerCatalog catalog = new PointerCatalog(CatalogPointers.open(directory), storages, places);
        try {
            HttpServer server = HttpServer.create(address, 0);
            CatalogServer served = new CatalogServer(server, catalog, new ServedTokens(token, lifetime, clock));
            server.setExecutor(served.threads);
            server.createContext("/", served::handle);
            server.start();
            return served;
        } catch (IOException failure) {
            catalog.close();
            throw TableError.CATALOG_FAILS.exception(
                    "The catalog cannot be served at '%s:%d': %s"
                            .formatted(address.getHostString(), address.getPort(), failure.getMessage()),
                    "look whether another program has the port, or choose another one",
                    failure);
        }
    }

    /** What clients are to be told. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    /** @param body empty: the answer has none */
    private record Answer(int status, Optional<String> body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] bytes = answer.body().orElse("").getBytes(StandardCharsets.UTF_8);
            boolean isBodyless =
                    bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), isBodyless ? -1 : bytes.length);
            if (!isBodyless) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Optional<String> authorization =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals(ROOT + "oauth/tokens") && exchange.getRequestMethod().equals("POST")) {
            return grant(body, authorization);
        }
        if (!tokens.admit(authorization)) {
            return answer(ErrorAnswer.of(401, "NotAuthorizedException", "The token is missing, wrong or expired"));
        }
        try {
            return answer(
                    exchange.getRequestMethod(), path, exchange.getRequestURI().getRawQuery(), body);
        } catch (RuntimeException failure) {
            return answer(ErrorAnswer.of(failure));
        }
    }

    private Answer grant(String body, Optional<String> authorization) {
        Optional<OAuthTokenResponse> granted = tokens.grant(RESTUtil.decodeFormData(body), authorization);
        return granted.map(token -> new Answer(200, Optional.of(json.write(token))))
                .orElseGet(
                        () -> new Answer(
                                401,
                                Optional.of(
                                        "{\"error\":\"invalid_client\",\"error_description\":\"The client's secret is not the token of this server\"}")));
    }

    private Answer answer(String method, String path, @Nullable String query, String body) {
        if (path.startsWith(ROOT)) {
            for (Route route : routes) {
                Optional<Map<String, String>> found = route.match(method, path.substring(ROOT.length()));
                if (found.isPresent()) {
                    Optional<?> answer = route.work().apply(new Call(found.get(), parameters(query), body, json));
                    return answer.map(each -> new Answer(200, Optional.of(json.write(each))))
                            .orElseGet(() -> new Answer(204, Optional.empty()));
                }
            }
        }
        return answer(ErrorAnswer.of(404, "NoSuchRouteException", "There is no '%s %s'".formatted(method, path)));
    }

    private Answer answer(ErrorResponse error) {
        return new Answer(error.code(), Optional.of(json.write(error)));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : Optional.ofNullable(query).orElse("").split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String value = part.substring(equals + 1);
                String name = part.substring(0, equals);
                // A namespace is decoded by who knows its separator.
                parameters.put(name, name.equals("parent") ? value : URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /** Lets requests that are under way end. */
    @Override
    public void close() {
        server.stop(PATIENCE_SECONDS);
        threads.shutdownNow();
        catalog.close();
    }
}
