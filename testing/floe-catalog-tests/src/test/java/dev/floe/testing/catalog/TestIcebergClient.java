package dev.floe.testing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.serve.CatalogServer;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.storage.StorageFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableCommit;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NamespaceNotEmptyException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code floe catalog serve} as Iceberg's own client sees it, which is the one of Spark, Flink and Trino. */
final class TestIcebergClient {
    private static final String TOKEN = "0123456789abcdef";
    private static final Schema SCHEMA = new Schema(Types.NestedField.optional(1, "id", Types.LongType.get()));
    private static final Namespace GOLD = Namespace.of("gold");
    private static final TableIdentifier ORDERS = TableIdentifier.of(GOLD, "orders");
    private static final TableIdentifier CUSTOMERS = TableIdentifier.of(GOLD, "customers");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final CatalogServer server;
    private final RESTCatalog catalog;

    /** A clock that the tests set. */
    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    TestIcebergClient(@TempDir Path directory) {
        server = CatalogServer.start(
                directory,
                StorageFactory.local(),
                TablePlaces.besideCatalog(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                Duration.ofHours(1),
                new TestClock());
        catalog = client(Map.of("credential", "floe:" + TOKEN));
    }

    @AfterEach
    void stop() throws IOException {
        catalog.close();
        server.close();
    }

    private RESTCatalog client(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "uri", server.uri().toString(),
                "io-impl", LocalFiles.class.getName(),
                "rest-metrics-reporting-enabled", "false"));
        properties.putAll(more);
        RESTCatalog client = new RESTCatalog();
        client.initialize("floe", properties);
        return client;
    }

    private static DataFile file(Table table, int number) {
        return DataFiles.builder(PartitionSpec.unpartitioned())
                .withPath(table.location() + "/data/" + number + ".parquet")
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(100)
                .withRecordCount(1)
                .build();
    }

    private static List<String> files(Table table) {
        List<String> files = new ArrayList<>();
        table.refresh();
        table.newScan().planFiles().forEach(task -> files.add(task.file().location()));
        return files;
    }

    @Test
    void makesListsAndDropsNamespaces() {
        catalog.createNamespace(GOLD, new HashMap<>(Map.of("owner", "shop")));
        catalog.createNamespace(Namespace.of("gold", "daily"));
        assertThat(catalog.listNamespaces()).containsExactly(GOLD);
        assertThat(catalog.listNamespaces(GOLD)).containsExactly(Namespace.of("gold", "daily"));
        assertThat(catalog.loadNamespaceMetadata(GOLD)).containsEntry("owner", "shop");
        catalog.setProperties(GOLD, new HashMap<>(Map.of("purpose", "reports")));
        catalog.removeProperties(GOLD, new HashSet<>(Set.of("owner")));
        assertThat(catalog.loadNamespaceMetadata(GOLD)).containsExactly(Map.entry("purpose", "reports"));
        assertThatThrownBy(() -> catalog.createNamespace(GOLD)).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> catalog.dropNamespace(GOLD)).isInstanceOf(NamespaceNotEmptyException.class);
        assertThat(catalog.dropNamespace(Namespace.of("gold", "daily"))).isTrue();
        assertThat(catalog.dropNamespace(GOLD)).isTrue();
        assertThat(catalog.namespaceExists(GOLD)).isFalse();
        assertThatThrownBy(() -> catalog.listTables(GOLD)).isInstanceOf(NoSuchNamespaceException.class);
    }

    @Test
    void makesRenamesAndDropsTables() {
        catalog.createNamespace(GOLD);
        catalog.createTable(ORDERS, SCHEMA);
        assertThatThrownBy(() -> catalog.createTable(ORDERS, SCHEMA)).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> catalog.createTable(TableIdentifier.of("silver", "t"), SCHEMA))
                .isInstanceOf(NoSuchNamespaceException.class);
        catalog.renameTable(ORDERS, CUSTOMERS);
        assertThat(catalog.listTables(GOLD)).containsExactly(CUSTOMERS);
        assertThat(catalog.tableExists(ORDERS)).isFalse();
        assertThatThrownBy(() -> catalog.renameTable(ORDERS, CUSTOMERS)).isInstanceOf(NoSuchTableException.class);
        assertThat(catalog.dropTable(CUSTOMERS, false)).isTrue();
        assertThatThrownBy(() -> catalog.loadTable(CUSTOMERS)).isInstanceOf(NoSuchTableException.class);
    }

    @Test
    void appendsAndChangesColumns() {
        catalog.createNamespace(GOLD);
        Table table = catalog.createTable(ORDERS, SCHEMA);
        table.newAppend().appendFile(file(table, 1)).commit();
        table.updateSchema().addColumn("name", Types.StringType.get()).commit();
        table.updateProperties().set("comment", "orders").commit();
        table.newAppend().appendFile(file(table, 2)).commit();
        Table seen = catalog.loadTable(ORDERS);
        assertThat(seen.schema().findField("name").fieldId()).isEqualTo(2);
        assertThat(seen.properties()).containsEntry("comment", "orders");
        assertThat(files(seen)).hasSize(2);
        assertThat(seen.history()).hasSize(2);
    }

    @Test
    void makesATableWithItsRowsInOneTransaction() {
        catalog.createNamespace(GOLD);
        Transaction transaction = catalog.buildTable(ORDERS, SCHEMA).createTransaction();
        transaction.newAppend().appendFile(file(transaction.table(), 1)).commit();
        assertThat(catalog.tableExists(ORDERS)).isFalse();
        transaction.commitTransaction();
        assertThat(files(catalog.loadTable(ORDERS))).hasSize(1);
    }

    @Test
    void registersATableThatIsThere() {
        catalog.createNamespace(GOLD);
        Table table = catalog.createTable(ORDERS, SCHEMA);
        table.newAppend().appendFile(file(table, 1)).commit();
        String metadata = metadata(catalog.loadTable(ORDERS)).metadataFileLocation();
        catalog.dropTable(ORDERS, false);
        assertThat(files(catalog.registerTable(CUSTOMERS, metadata))).hasSize(1);
    }

    @Test
    void manyAppendAtTheSameTime() throws InterruptedException, ExecutionException {
        catalog.createNamespace(GOLD);
        Table table = catalog.createTable(
                ORDERS, SCHEMA, PartitionSpec.unpartitioned(), Map.of("commit.retry.num-retries", "50"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> catalog.loadTable(ORDERS)
                            .newAppend()
                            .appendFile(file(table, number))
                            .commit()))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(files(catalog.loadTable(ORDERS))).hasSize(8).doesNotHaveDuplicates();
    }

    private TableCommit appending(TableIdentifier name, int number) {
        Table table = catalog.loadTable(name);
        Transaction change = table.newTransaction();
        change.newAppend().appendFile(file(table, number)).commit();
        return TableCommit.create(name, metadata(table), metadata(change.table()));
    }

    private static TableMetadata metadata(Table table) {
        return ((HasTableOperations) table).operations().current();
    }

    @Test
    void commitsManyTablesOrNone() {
        catalog.createNamespace(GOLD);
        catalog.createTable(ORDERS, SCHEMA);
        catalog.createTable(CUSTOMERS, SCHEMA);
        List<TableCommit> first = List.of(appending(ORDERS, 1), appending(CUSTOMERS, 1));
        List<TableCommit> late = List.of(appending(ORDERS, 2), appending(CUSTOMERS, 2));
        catalog.commitTransaction(first);
        assertThat(files(catalog.loadTable(ORDERS))).hasSize(1);
        assertThat(files(catalog.loadTable(CUSTOMERS))).hasSize(1);
        catalog.commitTransaction(List.of(appending(CUSTOMERS, 3)));
        assertThatThrownBy(() -> catalog.commitTransaction(List.of(appending(ORDERS, 4), late.getLast())))
                .isInstanceOf(CommitFailedException.class);
        assertThat(files(catalog.loadTable(ORDERS))).hasSize(1);
        assertThat(files(catalog.loadTable(CUSTOMERS))).hasSize(2);
    }

    @Test
    void takesItsTokenAndNoOther() throws IOException {
        try (RESTCatalog plain = client(Map.of("token", TOKEN))) {
            assertThat(plain.listNamespaces()).isEmpty();
        }
        assertThatThrownBy(() -> client(Map.of("token", "another"))).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> client(Map.of("credential", "floe:another")))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> client(Map.of("rest.auth.type", "none"))).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void letsTokensExpireThatItHasGiven() {
        assertThat(catalog.listNamespaces()).isEmpty();
        now.set(now.get().plus(Duration.ofHours(2)));
        assertThatThrownBy(catalog::listNamespaces).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void saysWhatIsWrongAsTheProtocolWantsIt() throws IOException, InterruptedException {
        assertThat(ask("GET", "/v1/namespaces/none").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/v1/namespaces/none").body())
                .isEqualTo(
                        "{\"error\":{\"message\":\"Namespace does not exist: none\",\"type\":\"NoSuchNamespaceException\",\"code\":404}}");
        assertThat(ask("POST", "/v1/namespaces").statusCode()).isEqualTo(400);
        assertThat(ask("POST", "/v1/namespaces").body()).contains("\"code\":400");
        assertThat(ask("GET", "/v1/nonsense").statusCode()).isEqualTo(404);
        assertThat(ask("HEAD", "/v1/namespaces/none").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/v1/config").body())
                .contains("POST /v1/{prefix}/transactions/commit")
                .contains("GET /v1/{prefix}/namespaces/{namespace}/tables/{table}");
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(server.uri() + path))
                            .header("Authorization", "Bearer " + TOKEN)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
