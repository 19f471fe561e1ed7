package dev.floe.iceberg.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is staged nobody else sees; what is published everybody sees at once, Iceberg's own catalog too. */
final class TestEmbeddedCatalog {
    private static final TableName ORDERS = new TableName("gold", "orders");
    private static final TableName CUSTOMERS = new TableName("gold", "customers");

    private final Path directory;

    TestEmbeddedCatalog(@TempDir Path directory) {
        this.directory = directory;
    }

    private static TableChange change(EmbeddedCatalog catalog, TableName name, TableSchema wanted) {
        return catalog.published(name)
                .map(version -> version.change(wanted))
                .orElseGet(() -> catalog.create(name, wanted));
    }

    private static StagedTable stage(EmbeddedCatalog catalog, TableName name, long... ids) {
        TableChange change = change(catalog, name, ParquetFiles.SCHEMA);
        TableVersion version =
                change.replaceRows(List.of(ParquetFiles.write(change, ids)), Map.of("floe.step-key", "k"));
        StagedTable staged = new StagedTable(
                version, "model.shop." + name.name(), "k", change.base().map(TableVersion::metadataLocation));
        try (ProductTransaction transaction = catalog.begin("shop")) {
            transaction.stage("run-1", staged);
        }
        return staged;
    }

    private static List<StagedTable> staged(TableCatalog catalog) {
        try (ProductTransaction transaction = catalog.begin("shop")) {
            return transaction.staged();
        }
    }

    private static void publish(TableCatalog catalog, String product, List<StagedTable> versions) {
        try (ProductTransaction transaction = catalog.begin(product)) {
            transaction.publish(versions);
        }
    }

    private static List<Long> rows(EmbeddedCatalog catalog, TableName name) {
        return catalog.published(name)
                .map(version -> ParquetFiles.read(version.scan()))
                .orElse(List.of());
    }

    @Test
    void opensForSeveralAtOnceWhereThereIsNoneYet() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                Path fresh = directory.resolve("fresh" + round);
                List<Future<?>> opened = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    opened.add(threads.submit(() -> EmbeddedCatalog.open(fresh).close()));
                }
                for (Future<?> each : opened) {
                    each.get();
                }
            }
        }
    }

    @Test
    void publishesAllTablesOfARun() {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            List<StagedTable> staged = List.of(stage(catalog, ORDERS, 1, 2), stage(catalog, CUSTOMERS, 7));
            assertThat(catalog.tables()).isEmpty();
            publish(catalog, "shop", staged);
            assertThat(catalog.tables()).containsExactly(CUSTOMERS, ORDERS);
            assertThat(rows(catalog, ORDERS)).containsExactly(1L, 2L);
            assertThat(rows(catalog, CUSTOMERS)).containsExactly(7L);
            assertThat(staged(catalog)).isEmpty();
        }
    }

    @Test
    void publishesNothingWhereOneTableHasChanged() {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            publish(catalog, "shop", List.of(stage(catalog, ORDERS, 1)));
            StagedTable late = stage(catalog, ORDERS, 2);
            StagedTable other = stage(catalog, CUSTOMERS, 3);
            publish(catalog, "other", List.of(stage(catalog, ORDERS, 4)));
            assertThatThrownBy(() -> publish(catalog, "shop", List.of(other, late)))
                    .isInstanceOf(FloeException.class)
                    .hasMessage(
                            "FLOE-T005: Table 'gold.orders' was changed by somebody else meanwhile: nothing was published");
            assertThat(catalog.tables()).containsExactly(ORDERS);
            assertThat(rows(catalog, ORDERS)).containsExactly(4L);
        }
    }

    @Test
    void remembersWhatWasStagedBeforeTheProcessEnded() {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            stage(catalog, ORDERS, 1, 2);
        }
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            List<StagedTable> staged = staged(catalog);
            assertThat(staged).singleElement().satisfies(table -> {
                assertThat(table.step()).isEqualTo("model.shop.orders");
                assertThat(table.key()).isEqualTo("k");
                assertThat(table.base()).isEmpty();
                assertThat(ParquetFiles.read(table.version().scan())).containsExactly(1L, 2L);
            });
            publish(catalog, "shop", staged);
            assertThat(rows(catalog, ORDERS)).containsExactly(1L, 2L);
        }
    }

    @Test
    void replacesAllRowsAndKeepsTheOldSnapshot() {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            publish(catalog, "shop", List.of(stage(catalog, ORDERS, 1, 2)));
            long first = catalog.published(ORDERS)
                    .orElseThrow()
                    .snapshot()
                    .orElseThrow()
                    .id();
            publish(catalog, "shop", List.of(stage(catalog, ORDERS, 3)));
            TableVersion version = catalog.published(ORDERS).orElseThrow();
            assertThat(ParquetFiles.read(version.scan())).containsExactly(3L);
            assertThat(ParquetFiles.read(version.scan(first))).containsExactly(1L, 2L);
            assertThat(version.snapshots()).extracting(TableSnapshot::rows).containsExactly(2L, 1L);
            assertThatThrownBy(() -> version.scan(5)).hasMessage("FLOE-T006: Table 'gold.orders' has no snapshot 5");
        }
    }

    @Test
    void leavesNoOldRowsWhereTheNewOnesAreNone() {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            publish(catalog, "shop", List.of(stage(catalog, ORDERS, 1, 2)));
            TableChange change = change(catalog, ORDERS, ParquetFiles.SCHEMA);
            TableVersion empty = change.replaceRows(List.of(), Map.of());
            publish(
                    catalog,
                    "shop",
                    List.of(new StagedTable(empty, "s", "k", change.base().map(TableVersion::metadataLocation))));
            assertThat(catalog.published(ORDERS).orElseThrow().scan().files()).isEmpty();
        }
    }

    @Test
    void keepsTheIdsOfColumnsThatStay() {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            publish(catalog, "shop", List.of(stage(catalog, ORDERS, 1)));
            TableSchema wanted = new TableSchema(List.of(
                    new TableField(1, "fresh", Primitive.STRING, false),
                    new TableField(2, "id", Primitive.LONG, false)));
            TableSchema schema = change(catalog, ORDERS, wanted).schema();
            assertThat(schema.fields()).extracting(TableField::name).containsExactly("fresh", "id");
            assertThat(schema.fields()).extracting(TableField::id).containsExactly(2, 1);
        }
    }

    @Test
    void isReadByTheCatalogOfIcebergItself() {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            publish(catalog, "shop", List.of(stage(catalog, ORDERS, 1, 2)));
            publish(catalog, "shop", List.of(stage(catalog, ORDERS, 1, 2, 3)));
        }
        try (JdbcCatalog iceberg = new JdbcCatalog()) {
            iceberg.initialize(
                    "floe",
                    Map.of(
                            CatalogProperties.URI,
                            "jdbc:sqlite:" + directory.resolve("catalog.db"),
                            CatalogProperties.WAREHOUSE_LOCATION,
                            LocalFiles.location(directory.resolve("warehouse")),
                            CatalogProperties.FILE_IO_IMPL,
                            LocalFiles.class.getName(),
                            "jdbc.schema-version",
                            "V1"));
            assertThat(iceberg.listNamespaces()).hasToString("[gold]");
            Table table = iceberg.loadTable(TableIdentifier.of("gold", "orders"));
            assertThat(table.currentSnapshot().summary()).containsEntry("total-records", "3");
            assertThat(table.currentSnapshot().summary()).containsEntry("floe.step-key", "k");
            assertThat(table.history()).hasSize(2);
        }
    }

    @Test
    void namesTheMetadataFileThatIsGone() throws IOException {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            publish(catalog, "shop", List.of(stage(catalog, ORDERS, 1)));
            Path metadata =
                    LocalFiles.path(catalog.published(ORDERS).orElseThrow().metadataLocation());
            Files.delete(metadata);
            assertThatThrownBy(() -> catalog.published(ORDERS))
                    .hasMessage("FLOE-T002: Table 'gold.orders' cannot be read: its file '%s' is missing or broken"
                            .formatted(metadata));
        }
    }

    @Test
    void letsOneRunOfAProductBeginAtATime() {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            try (ProductTransaction first = catalog.begin("shop")) {
                assertThat(first).isNotNull();
                assertThatThrownBy(() -> catalog.begin("shop")).hasMessage("FLOE-T004: Another run of 'shop' is on");
                catalog.begin("other").close();
            }
            catalog.begin("shop").close();
        }
    }

    @Test
    void saysThatTheDirectoryIsNone() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedCatalog.open(file.resolve("below")))
                .isInstanceOf(FloeException.class)
                .hasMessageStartingWith("FLOE-T001: The catalog '");
    }

    @Test
    void hundredWritersAtTheSameTimeLoseAndDuplicateNothing() throws InterruptedException, ExecutionException {
        int writers = 100;
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            publish(catalog, "shop", List.of(stage(catalog, ORDERS, 0)));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (long i = 1; i <= writers; i++) {
                long id = i;
                all.add(threads.submit(() -> add(id)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            assertThat(rows(catalog, ORDERS))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(0, writers).boxed().toList());
            assertThat(catalog.published(ORDERS).orElseThrow().snapshots()).hasSize(1 + writers);
        }
    }

    /** Adds a row to what is published, again and again until nobody else was faster. */
    private void add(long id) {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory)) {
            TableChange first = change(catalog, ORDERS, ParquetFiles.SCHEMA);
            List<WrittenFile> row = List.of(ParquetFiles.write(first, id));
            while (!publishes(catalog, id, row)) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean publishes(EmbeddedCatalog catalog, long id, List<WrittenFile> row) {
        try {
            TableChange change = change(catalog, ORDERS, ParquetFiles.SCHEMA);
            publish(
                    catalog,
                    "writer-" + id,
                    List.of(new StagedTable(
                            change.addRows(row, Map.of()),
                            "s",
                            "k",
                            change.base().map(TableVersion::metadataLocation))));
            return true;
        } catch (FloeException conflict) {
            assertThat(conflict).hasMessageStartingWith("FLOE-T005");
            return false;
        }
    }
}
