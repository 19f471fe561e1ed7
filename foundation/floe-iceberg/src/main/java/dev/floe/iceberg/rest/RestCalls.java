package dev.floe.iceberg.rest;

import dev.floe.iceberg.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.rest.Endpoint;
import org.apache.iceberg.rest.RESTCatalogProperties;
import org.apache.iceberg.rest.RESTResponse;
import org.apache.iceberg.rest.RESTUtil;
import org.apache.iceberg.rest.ResourcePaths;
import org.apache.iceberg.rest.requests.CommitTransactionRequest;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.CreateNamespaceResponse;
import org.apache.iceberg.rest.responses.GetNamespaceResponse;
import org.apache.iceberg.rest.responses.ListNamespacesResponse;
import org.apache.iceberg.rest.responses.ListTablesResponse;
import org.apache.iceberg.rest.responses.LoadTableResponse;

/** The requests that floe makes of a REST catalog. Each throws a {@link RestFailure} where it does not get its answer. */
final class RestCalls implements AutoCloseable {
    /** The status of an answer that says that somebody else was faster, or that two got into each other's way. */
    static final int CONFLICT = 409;

    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(10);

    private final RestConnection connection;
    private final ResourcePaths paths;
    private final Set<Endpoint> endpoints;
    private final Set<Namespace> known = ConcurrentHashMap.newKeySet();

    private RestCalls(RestConnection connection, Set<Endpoint> endpoints) {
        this.connection = connection;
        this.paths = ResourcePaths.forCatalogProperties(connection.properties());
        this.endpoints = endpoints;
    }

    /** Begins to talk with a catalog. */
    static RestCalls open(RestSettings settings) {
        // Who has only begun wants to know soon that nobody is there.
        try (RestConnection first = RestConnection.of(settings.withPatienceOf(SHORT_PATIENCE))) {
            RestConnection.Configured configured = first.configured();
            return new RestCalls(
                    configured.connection(settings),
                    new HashSet<>(configured.config().endpoints()));
        }
    }

    RestSettings settings() {
        return connection.settings();
    }

    /** Whether the catalog changes many tables at once. One that does not say what it can do is taken at its word later. */
    boolean hasTransactions() {
        return endpoints.isEmpty() || endpoints.contains(Endpoint.V1_COMMIT_TRANSACTION);
    }

    static Namespace namespace(TableName table) {
        return Namespace.of(table.namespace().split("\\."));
    }

    static TableIdentifier identifier(TableName table) {
        return TableIdentifier.of(namespace(table), table.name());
    }

    /** A table; empty: there is none. */
    Optional<LoadTableResponse> load(TableName table) {
        try {
            return Optional.of(connection.read((rest, errors, headers) -> rest.get(
                    paths.table(identifier(table)), Map.of(), LoadTableResponse.class, Map.of(), errors, headers)));
        } catch (RestFailure failure) {
            if (failure.status() == 404) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Makes a table, or says where it would be. */
    LoadTableResponse create(TableName table, CreateTableRequest request) {
        RestConnection.Request<LoadTableResponse> call = (rest, errors, headers) ->
                rest.post(paths.tables(namespace(table)), request, LoadTableResponse.class, Map.of(), errors, headers);
        // A table that is there already is not made twice: who asks again is told so.
        return connection.read(call);
    }

    /** Removes a table from the catalog, if it is there; its files stay. */
    void drop(TableName table) {
        Retries retries = new Retries(settings().patience());
        while (true) {
            try {
                connection.read((rest, errors, headers) -> {
                    rest.delete(
                            paths.table(identifier(table)), Map.of("purgeRequested", "false"), null, Map.of(), errors);
                    return true;
                });
                return;
            } catch (RestFailure failure) {
                if (failure.status() == 404) {
                    return;
                }
                if (!mayTryAgain(failure, retries)) {
                    throw failure;
                }
            }
        }
    }

    /**
     * Waits where two got into each other's way. Catalogs that keep all tables in one history, as Nessie does, say so although
     * nobody has touched what the request is about; whoever calls this knows that.
     *
     * @return whether to make the request again
     */
    static boolean mayTryAgain(RestFailure failure, Retries retries) {
        return failure.status() == CONFLICT && retries.waitForNext(failure.retryAfter());
    }

    void commit(TableName table, UpdateTableRequest request) {
        connection.change((rest, errors, headers) ->
                rest.post(paths.table(identifier(table)), request, LoadTableResponse.class, Map.of(), errors, headers));
    }

    void commit(CommitTransactionRequest request) {
        connection.change((rest, errors, headers) -> {
            rest.post(paths.commitTransaction(), request, null, Map.of(), errors, headers);
            return true;
        });
    }

    /** Makes a namespace where there is none, and those above it. */
    void ensureNamespace(TableName table) {
        String[] levels = namespace(table).levels();
        for (int i = 1; i <= levels.length; i++) {
            Namespace namespace = Namespace.of(List.of(levels).subList(0, i).toArray(String[]::new));
            if (!known.contains(namespace)) {
                ensure(namespace);
                known.add(namespace);
            }
        }
    }

    private void ensure(Namespace namespace) {
        Retries retries = new Retries(settings().patience());
        while (!isThere(namespace)) {
            CreateNamespaceRequest request =
                    CreateNamespaceRequest.builder().withNamespace(namespace).build();
            try {
                connection.read((rest, errors, headers) -> rest.post(
                        paths.namespaces(), request, CreateNamespaceResponse.class, Map.of(), errors, headers));
                return;
            } catch (RestFailure refusal) {
                if (!mayTryAgain(refusal, retries)) {
                    throw refusal;
                }
            }
        }
    }

    private boolean isThere(Namespace namespace) {
        try {
            connection.read((rest, errors, headers) -> rest.get(
                    paths.namespace(namespace), Map.of(), GetNamespaceResponse.class, Map.of(), errors, headers));
            return true;
        } catch (RestFailure missing) {
            if (missing.status() != 404) {
                throw missing;
            }
            return false;
        }
    }

    /** All tables of all namespaces that may be looked at, sorted. */
    List<TableName> tables() {
        List<TableName> tables = new ArrayList<>();
        addTables(Namespace.empty(), tables);
        return tables.stream().sorted().toList();
    }

    private void addTables(Namespace parent, List<TableName> tables) {
        for (Namespace namespace : namespaces(parent)) {
            try {
                tables(namespace)
                        .forEach(
                                table -> tables.add(new TableName(String.join(".", namespace.levels()), table.name())));
                addTables(namespace, tables);
            } catch (RestFailure failure) {
                // What somebody may not see, is not there for them; nor is what was removed meanwhile.
                if (failure.kind() != RestFailure.Kind.FORBIDDEN && failure.status() != 404) {
                    throw failure;
                }
            }
        }
    }

    private List<Namespace> namespaces(Namespace parent) {
        Map<String, String> query = new TreeMap<>();
        if (!parent.isEmpty()) {
            String separator = connection
                    .properties()
                    .getOrDefault(
                            RESTCatalogProperties.NAMESPACE_SEPARATOR,
                            RESTCatalogProperties.NAMESPACE_SEPARATOR_DEFAULT);
            query.put("parent", RESTUtil.namespaceToQueryParam(parent, separator));
        }
        // A catalog without nested namespaces may answer with what was asked about.
        return all(
                        query,
                        paths.namespaces(),
                        ListNamespacesResponse.class,
                        ListNamespacesResponse::namespaces,
                        ListNamespacesResponse::nextPageToken)
                .stream()
                .filter(namespace -> namespace.length() > parent.length())
                .toList();
    }

    private List<TableIdentifier> tables(Namespace namespace) {
        return all(
                new TreeMap<>(),
                paths.tables(namespace),
                ListTablesResponse.class,
                ListTablesResponse::identifiers,
                ListTablesResponse::nextPageToken);
    }

    private <R extends RESTResponse, T> List<T> all(
            Map<String, String> query,
            String path,
            Class<R> type,
            Function<R, List<T>> content,
            Function<R, String> nextPage) {
        List<T> all = new ArrayList<>();
        query.put("pageToken", "");
        while (true) {
            R page = connection.read((rest, errors, headers) -> rest.get(path, query, type, Map.of(), errors, headers));
            all.addAll(content.apply(page));
            Optional<String> next = Optional.ofNullable(nextPage.apply(page)).filter(token -> !token.isEmpty());
            if (next.isEmpty()) {
                return all;
            }
            query.put("pageToken", next.get());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
