package dev.floe.iceberg.serve;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.Endpoint;
import org.apache.iceberg.rest.RESTCatalogProperties;
import org.apache.iceberg.rest.RESTUtil;
import org.apache.iceberg.rest.requests.CommitTransactionRequest;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.RegisterTableRequest;
import org.apache.iceberg.rest.requests.RenameTableRequest;
import org.apache.iceberg.rest.requests.UpdateNamespacePropertiesRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ConfigResponse;

/** Everything that the server can do. */
final class Routes {
    private static final String NAMESPACES = "namespaces";
    private static final String NAMESPACE = "namespaces/{namespace}";
    private static final String TABLES = "namespaces/{namespace}/tables";
    private static final String TABLE = "namespaces/{namespace}/tables/{table}";

    private final PointerCatalog catalog;
    private final ServedTransaction transaction;

    Routes(PointerCatalog catalog) {
        this.catalog = catalog;
        this.transaction = new ServedTransaction(catalog);
    }

    /** What a client is told first, and what it may ask then. */
    List<Route> all() {
        List<Route> offered = List.of(
                answers("GET", NAMESPACES, this::listNamespaces),
                answers(
                        "POST",
                        NAMESPACES,
                        call -> CatalogHandlers.createNamespace(catalog, call.request(CreateNamespaceRequest.class))),
                answers("GET", NAMESPACE, call -> CatalogHandlers.loadNamespace(catalog, call.namespace())),
                does("HEAD", NAMESPACE, call -> CatalogHandlers.namespaceExists(catalog, call.namespace())),
                does("DELETE", NAMESPACE, call -> CatalogHandlers.dropNamespace(catalog, call.namespace())),
                answers(
                        "POST",
                        NAMESPACE + "/properties",
                        call -> CatalogHandlers.updateNamespaceProperties(
                                catalog, call.namespace(), call.request(UpdateNamespacePropertiesRequest.class))),
                answers("GET", TABLES, this::listTables),
                answers("POST", TABLES, this::createTable),
                answers(
                        "POST",
                        NAMESPACE + "/register",
                        call -> CatalogHandlers.registerTable(
                                catalog, call.namespace(), call.request(RegisterTableRequest.class))),
                answers(
                        "GET",
                        TABLE,
                        call -> CatalogHandlers.loadTable(
                                catalog, call.table(), RESTCatalogProperties.SnapshotMode.ALL)),
                does("HEAD", TABLE, call -> CatalogHandlers.tableExists(catalog, call.table())),
                answers(
                        "POST",
                        TABLE,
                        call -> CatalogHandlers.updateTable(
                                catalog, call.table(), call.request(UpdateTableRequest.class))),
                does("DELETE", TABLE, this::dropTable),
                does(
                        "POST",
                        "tables/rename",
                        call -> CatalogHandlers.renameTable(catalog, call.request(RenameTableRequest.class))),
                does(
                        "POST",
                        "transactions/commit",
                        call -> transaction.commit(call.request(CommitTransactionRequest.class))));
        ConfigResponse config = ConfigResponse.builder()
                .withOverride(RESTCatalogProperties.NAMESPACE_SEPARATOR, Call.SEPARATOR)
                .withEndpoints(offered.stream()
                        .map(Route::endpoint)
                        .map(Endpoint::fromString)
                        .toList())
                .build();
        return Stream.concat(Stream.of(answers("GET", "config", _ -> config)), offered.stream())
                .toList();
    }

    private static Route answers(String method, String path, Function<Call, Object> work) {
        return new Route(method, path, call -> Optional.of(work.apply(call)));
    }

    private static Route does(String method, String path, Consumer<Call> work) {
        return new Route(method, path, call -> {
            work.accept(call);
            return Optional.empty();
        });
    }

    private Object listNamespaces(Call call) {
        Namespace parent = call.parameter("parent")
                .filter(text -> !text.isEmpty())
                .map(text -> RESTUtil.namespaceFromQueryParam(text, Call.SEPARATOR))
                .orElseGet(Namespace::empty);
        return call.parameter("pageSize")
                .map(size -> CatalogHandlers.listNamespaces(
                        catalog, parent, call.parameter("pageToken").orElse(""), size))
                .orElseGet(() -> CatalogHandlers.listNamespaces(catalog, parent));
    }

    private Object listTables(Call call) {
        return call.parameter("pageSize")
                .map(size -> CatalogHandlers.listTables(
                        catalog, call.namespace(), call.parameter("pageToken").orElse(""), size))
                .orElseGet(() -> CatalogHandlers.listTables(catalog, call.namespace()));
    }

    private Object createTable(Call call) {
        CreateTableRequest request = call.request(CreateTableRequest.class);
        return request.stageCreate()
                ? CatalogHandlers.stageTableCreate(catalog, call.namespace(), request)
                : CatalogHandlers.createTable(catalog, call.namespace(), request);
    }

    private void dropTable(Call call) {
        if (call.parameter("purgeRequested").filter("true"::equals).isPresent()) {
            CatalogHandlers.purgeTable(catalog, call.table());
        } else {
            CatalogHandlers.dropTable(catalog, call.table());
        }
    }
}
