package dev.floe.iceberg.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.iceberg.rest.RESTClient;
import org.apache.iceberg.rest.RESTUtil;
import org.apache.iceberg.rest.ResourcePaths;
import org.apache.iceberg.rest.auth.AuthManager;
import org.apache.iceberg.rest.auth.AuthManagers;
import org.apache.iceberg.rest.auth.AuthSession;
import org.apache.iceberg.rest.responses.ConfigResponse;
import org.apache.iceberg.rest.responses.ErrorResponse;

/**
 * Makes requests of a REST catalog, with Iceberg's own client. A request is made again where that does no harm and may help; a
 * token that is not taken is got anew once. Any thread may call it.
 */
final class RestConnection implements AutoCloseable {
    private final RestSettings settings;
    private final Map<String, String> properties;
    private final RESTClient client;
    private final AtomicReference<Optional<Session>> session = new AtomicReference<>(Optional.empty());

    /** Credentials that are in use, which renew themselves before they expire. */
    private record Session(AuthManager manager, AuthSession authentication, RESTClient client)
            implements AutoCloseable {
        @Override
        public void close() {
            authentication.close();
            manager.close();
        }
    }

    /** A request. */
    @FunctionalInterface
    interface Request<T> {
        T send(RESTClient client, Consumer<ErrorResponse> errors, Consumer<Map<String, String>> headers);
    }

    private RestConnection(RestSettings settings, Map<String, String> properties) {
        this.settings = settings;
        this.properties = properties;
        this.client = JdkRestClient.of(
                URI.create(properties.getOrDefault("uri", settings.uri())),
                RESTUtil.configHeaders(properties),
                settings.timeout());
    }

    /** A connection that does as the settings say. */
    static RestConnection of(RestSettings settings) {
        Map<String, String> properties = new HashMap<>(settings.properties());
        properties.put("uri", settings.uri());
        // The identity of a client is good for a new token as often as one is needed.
        properties.putIfAbsent("token-exchange-enabled", "false");
        return new RestConnection(settings, properties);
    }

    /** Asks the catalog what it wants of its clients, and gives what a connection needs that does so. */
    Configured configured() {
        Map<String, String> query = new TreeMap<>();
        Optional.ofNullable(properties.get("warehouse")).ifPresent(name -> query.put("warehouse", name));
        ConfigResponse answer = read((rest, errors, headers) ->
                rest.get(ResourcePaths.config(), query, ConfigResponse.class, Map.of(), errors, headers));
        return new Configured(answer, answer.merge(properties));
    }

    /** What the catalog wants of its clients. */
    record Configured(ConfigResponse config, Map<String, String> properties) {
        RestConnection connection(RestSettings settings) {
            return new RestConnection(settings, properties);
        }
    }

    Map<String, String> properties() {
        return properties;
    }

    RestSettings settings() {
        return settings;
    }

    /** Makes a request that changes nothing, so that it can be made as often as need be. */
    <T> T read(Request<T> request) {
        return send(
                request,
                failure -> failure.kind() == RestFailure.Kind.NOT_DONE || failure.kind() == RestFailure.Kind.UNCLEAR);
    }

    /** Makes a request that changes something; not again, where it is not clear whether it was done. */
    <T> T change(Request<T> request) {
        return send(request, failure -> failure.kind() == RestFailure.Kind.NOT_DONE);
    }

    private <T> T send(Request<T> request, Predicate<RestFailure> mayTryAgain) {
        Retries retries = new Retries(settings.patience());
        boolean isRenewed = false;
        while (true) {
            Optional<Session> used = Optional.empty();
            try {
                Session present = session();
                used = Optional.of(present);
                return sendOnce(request, present.client());
            } catch (RuntimeException refusal) {
                RestFailure failure = RestFailure.of(refusal);
                if (failure.kind() == RestFailure.Kind.UNAUTHORIZED && used.isPresent() && !isRenewed) {
                    isRenewed = true;
                    drop(used.get());
                    // Without a session nothing was sent, so a request for a token may be made again.
                } else if (!(used.isEmpty() ? isTransient(failure) : mayTryAgain.test(failure))
                        || !retries.waitForNext(failure.retryAfter())) {
                    throw failure;
                }
            }
        }
    }

    private static boolean isTransient(RestFailure failure) {
        return failure.kind() == RestFailure.Kind.NOT_DONE || failure.kind() == RestFailure.Kind.UNCLEAR;
    }

    private static <T> T sendOnce(Request<T> request, RESTClient client) {
        AnsweredErrors errors = new AnsweredErrors();
        return request.send(client, errors, errors.headers());
    }

    private synchronized Session session() {
        return session.get().orElseGet(() -> {
            AuthManager manager = AuthManagers.loadAuthManager("floe", properties);
            try {
                AuthSession authentication = manager.catalogSession(client, properties);
                Session made = new Session(manager, authentication, client.withAuthSession(authentication));
                session.set(Optional.of(made));
                return made;
            } catch (RuntimeException failure) {
                manager.close();
                throw failure;
            }
        });
    }

    private synchronized void drop(Session used) {
        if (session.get().filter(used::equals).isPresent()) {
            session.set(Optional.empty());
            used.close();
        }
    }

    @Override
    public synchronized void close() {
        session.getAndSet(Optional.empty()).ifPresent(Session::close);
        try {
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
