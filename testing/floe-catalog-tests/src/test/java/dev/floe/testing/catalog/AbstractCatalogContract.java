package dev.floe.testing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.WrittenFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What floe needs from a catalog, whichever it is. Each test has products and a namespace of its own. */
abstract class AbstractCatalogContract {
    private String own = "";
    private TableName orders = new TableName(own, "orders");
    private TableName customers = new TableName(own, "customers");

    @BeforeEach
    final void takeANamespace() {
        own = "t" + UUID.randomUUID().toString().substring(0, 8);
        orders = new TableName(own, "orders");
        customers = new TableName(own, "customers");
    }

    /** Opens the catalog, as another process would. */
    abstract TableCatalog open();

    /** What the catalog does without, and why. */
    Map<Lack, String> lacks() {
        return Map.of();
    }

    private void assumeNoLackOf(Lack lack) {
        assumeFalse(lacks().containsKey(lack), () -> lack + ": " + lacks().get(lack));
    }

    /** A catalog that says that it keeps no history is held to that too. */
    private void requireSnapshots(TableVersion version, int many) {
        assertThat(version.snapshots()).hasSize(lacks().containsKey(Lack.HISTORY) ? 1 : many);
    }

    @Test
    void saysWhatItDoesWithout() {
        lacks().forEach((lack, reason) -> {
            assertThat(reason).isNotBlank();
            System.out.println(getClass().getSimpleName() + " does without " + lack + ": " + reason);
        });
    }

    private String product(String name) {
        return own + "-" + name;
    }

    private static TableChange change(TableCatalog catalog, TableName name, TableSchema wanted) {
        return catalog.published(name)
                .map(version -> version.change(wanted))
                .orElseGet(() -> catalog.create(name, wanted));
    }

    private static StagedTable made(TableCatalog catalog, TableName name, long... ids) {
        TableChange change = change(catalog, name, Rows.SCHEMA);
        TableVersion version =
                change.replaceRows(List.of(Rows.write(change, ids)), Map.of("floe.step-key", "k", "floe.run", "r"));
        return new StagedTable(version, "model." + name, "k", change.base().map(TableVersion::metadataLocation));
    }

    private void publish(TableCatalog catalog, StagedTable... versions) {
        try (ProductTransaction transaction = catalog.begin(product("shop"))) {
            for (StagedTable version : versions) {
                transaction.stage("r", version);
            }
            transaction.publish(List.of(versions));
        }
    }

    private static List<Long> rows(TableCatalog catalog, TableName name) {
        return catalog.published(name).map(version -> Rows.read(version.scan())).orElse(List.of());
    }

    private List<TableName> ownTables(TableCatalog catalog) {
        return catalog.tables().stream()
                .filter(table -> table.namespace().startsWith(own))
                .toList();
    }

    @Test
    void publishesAllTablesOfARunAtOnce() {
        try (TableCatalog catalog = open()) {
            StagedTable first = made(catalog, orders, 1, 2);
            StagedTable second = made(catalog, customers, 7);
            assertThat(ownTables(catalog)).isEmpty();
            assertThat(catalog.published(orders)).isEmpty();
            assertThat(Rows.read(first.version().scan())).containsExactly(1L, 2L);
            publish(catalog, first, second);
            assertThat(ownTables(catalog)).containsExactly(customers, orders);
            assertThat(rows(catalog, orders)).containsExactly(1L, 2L);
            assertThat(rows(catalog, customers)).containsExactly(7L);
        }
    }

    @Test
    void showsNothingOfWhatIsStagedNotEvenColumns() {
        try (TableCatalog catalog = open()) {
            publish(catalog, made(catalog, orders, 1));
            TableSchema wider = new TableSchema(List.of(
                    new TableField(1, "id", Primitive.LONG, false),
                    new TableField(2, "more", Primitive.STRING, false)));
            TableChange change = change(catalog, orders, wider);
            StagedTable staged = new StagedTable(
                    change.replaceRows(List.of(Rows.write(change, 5)), Map.of()),
                    "s",
                    "k",
                    change.base().map(TableVersion::metadataLocation));
            try (ProductTransaction transaction = catalog.begin(product("shop"))) {
                transaction.stage("r", staged);
                assertThat(catalog.published(orders).orElseThrow().schema().fields())
                        .hasSize(1);
                assertThat(rows(catalog, orders)).containsExactly(1L);
                transaction.publish(List.of(staged));
            }
            assertThat(catalog.published(orders).orElseThrow().schema().fields())
                    .extracting(TableField::name)
                    .containsExactly("id", "more");
            assertThat(catalog.published(orders).orElseThrow().schema().fields())
                    .extracting(TableField::id)
                    .containsExactly(1, 2);
            assertThat(rows(catalog, orders)).containsExactly(5L);
        }
    }

    @Test
    void keepsTheIdsOfColumnsOverManyChanges() {
        try (TableCatalog catalog = open()) {
            publish(catalog, made(catalog, orders, 1));
            for (int i = 1; i <= 3; i++) {
                TableSchema wanted = new TableSchema(List.of(
                        new TableField(1, "column" + i, Primitive.STRING, false),
                        new TableField(2, "id", Primitive.LONG, false)));
                TableChange change = change(catalog, orders, wanted);
                assertThat(change.schema().fields()).extracting(TableField::id).containsExactly(1 + i, 1);
                publish(
                        catalog,
                        new StagedTable(
                                change.replaceRows(List.of(Rows.write(change, i)), Map.of()),
                                "s",
                                "k",
                                change.base().map(TableVersion::metadataLocation)));
            }
            publish(catalog, made(catalog, orders, 9));
            TableVersion last = catalog.published(orders).orElseThrow();
            assertThat(last.schema().fields()).extracting(TableField::name).containsExactly("id");
            requireSnapshots(last, 5);
            assertThat(Rows.read(last.scan())).containsExactly(9L);
        }
    }

    @Test
    void publishesNothingWhereOneTableHasChanged() {
        try (TableCatalog catalog = open()) {
            publish(catalog, made(catalog, orders, 1));
            StagedTable late = made(catalog, orders, 2);
            StagedTable other = made(catalog, customers, 3);
            publish(catalog, made(catalog, orders, 4));
            assertThatThrownBy(() -> publish(catalog, other, late))
                    .isInstanceOf(FloeException.class)
                    .hasMessage("FLOE-T005: Table '%s' was changed by somebody else meanwhile: nothing was published"
                            .formatted(orders));
            assertThat(ownTables(catalog)).containsExactly(orders);
            assertThat(rows(catalog, orders)).containsExactly(4L);
            publish(catalog, made(catalog, customers, 5));
            assertThat(rows(catalog, customers)).containsExactly(5L);
        }
    }

    @Test
    void remembersWhatWasStagedBeforeTheProcessEnded() {
        try (TableCatalog catalog = open();
                ProductTransaction transaction = catalog.begin(product("shop"))) {
            transaction.stage("r", made(catalog, orders, 1, 2));
            transaction.stage("r", made(catalog, customers, 3));
            transaction.rememberPassedTests(Map.of("test.a", "key"));
            transaction.rememberPassedTests(Map.of("test.b", "key"));
        }
        try (TableCatalog catalog = open()) {
            assertThat(ownTables(catalog)).isEmpty();
            try (ProductTransaction transaction = catalog.begin(product("shop"))) {
                List<StagedTable> staged = transaction.staged();
                assertThat(staged)
                        .extracting(table -> table.version().name())
                        .containsExactlyInAnyOrder(orders, customers);
                assertThat(staged).allSatisfy(table -> {
                    assertThat(table.key()).isEqualTo("k");
                    assertThat(table.base()).isEmpty();
                });
                assertThat(transaction.passedTests()).containsOnlyKeys("test.a", "test.b");
                transaction.publish(staged);
                assertThat(transaction.staged()).isEmpty();
            }
            assertThat(rows(catalog, orders)).containsExactly(1L, 2L);
            assertThat(rows(catalog, customers)).containsExactly(3L);
            try (ProductTransaction transaction = catalog.begin(product("shop"))) {
                assertThat(transaction.staged()).isEmpty();
                assertThat(transaction.passedTests()).containsOnlyKeys("test.a", "test.b");
            }
        }
    }

    @Test
    void takesUpTheNextVersionOfATableThatIsPublished() {
        try (TableCatalog catalog = open()) {
            publish(catalog, made(catalog, orders, 1));
            try (ProductTransaction transaction = catalog.begin(product("shop"))) {
                transaction.stage("r", made(catalog, orders, 2));
            }
        }
        try (TableCatalog catalog = open();
                ProductTransaction transaction = catalog.begin(product("shop"))) {
            List<StagedTable> staged = transaction.staged();
            assertThat(staged.getFirst().base())
                    .isEqualTo(catalog.published(orders).map(TableVersion::metadataLocation));
            transaction.publish(staged);
            assertThat(rows(catalog, orders)).containsExactly(2L);
        }
    }

    @Test
    void readsOldSnapshots() {
        assumeNoLackOf(Lack.HISTORY);
        try (TableCatalog catalog = open()) {
            publish(catalog, made(catalog, orders, 1, 2));
            TableSnapshot first =
                    catalog.published(orders).orElseThrow().snapshot().orElseThrow();
            publish(catalog, made(catalog, orders, 3));
            TableVersion version = catalog.published(orders).orElseThrow();
            assertThat(Rows.read(version.scan())).containsExactly(3L);
            assertThat(Rows.read(version.scan(first.id()))).containsExactly(1L, 2L);
            assertThat(version.snapshotAt(first.committed())).isPresent();
            assertThat(version.snapshots()).extracting(TableSnapshot::rows).containsExactly(2L, 1L);
            assertThat(version.snapshots().getFirst().summary()).containsEntry("floe.step-key", "k");
        }
    }

    @Test
    void letsSnapshotsExpire() {
        assumeNoLackOf(Lack.EXPIRY);
        try (TableCatalog catalog = open()) {
            publish(catalog, made(catalog, orders, 1));
            publish(catalog, made(catalog, orders, 2));
            TableVersion base = catalog.published(orders).orElseThrow();
            TableVersion fewer =
                    base.withoutSnapshotsBefore(Instant.now().plusSeconds(60)).orElseThrow();
            fewer.writeMetadata();
            try (ProductTransaction transaction = catalog.begin(product("shop"))) {
                transaction.stage("r", made(catalog, customers, 1));
                transaction.replace(new StagedTable(fewer, "maintain", "", Optional.of(base.metadataLocation())));
                assertThat(transaction.staged()).hasSize(1);
            }
            TableVersion after = catalog.published(orders).orElseThrow();
            assertThat(after.snapshots()).hasSize(1);
            assertThat(Rows.read(after.scan())).containsExactly(2L);
            assertThat(after.location()).isEqualTo(base.location());
        }
    }

    @Test
    void letsOneRunOfAProductBeginAtATime() {
        try (TableCatalog catalog = open();
                TableCatalog other = open()) {
            try (ProductTransaction first = catalog.begin(product("shop"))) {
                assertThat(first).isNotNull();
                assertThatThrownBy(() -> other.begin(product("shop")))
                        .hasMessage("FLOE-T004: Another run of '%s' is on".formatted(product("shop")));
                other.begin(product("bakery")).close();
            }
            other.begin(product("shop")).close();
        }
    }

    @Test
    void productsPublishSideBySide() throws InterruptedException, ExecutionException {
        InParallel.run(2, number -> {
            try (TableCatalog catalog = open()) {
                TableName table = new TableName(own, "table" + number);
                for (long i = 1; i <= 5; i++) {
                    StagedTable staged = made(catalog, table, i);
                    try (ProductTransaction transaction = catalog.begin(product("p" + number))) {
                        transaction.stage("r", staged);
                        transaction.publish(List.of(staged));
                    }
                }
            }
        });
        try (TableCatalog catalog = open()) {
            for (int number = 1; number <= 2; number++) {
                TableVersion version =
                        catalog.published(new TableName(own, "table" + number)).orElseThrow();
                requireSnapshots(version, 5);
                assertThat(Rows.read(version.scan())).containsExactly(5L);
            }
        }
    }

    @Test
    void manyWritersLoseAndDuplicateNothing() throws InterruptedException, ExecutionException {
        assumeNoLackOf(Lack.MANY_WRITERS);
        int writers = 20;
        try (TableCatalog catalog = open()) {
            publish(catalog, made(catalog, orders, 0));
        }
        InParallel.run(writers, this::add);
        try (TableCatalog catalog = open()) {
            assertThat(rows(catalog, orders))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(0, writers).boxed().toList());
            requireSnapshots(catalog.published(orders).orElseThrow(), 1 + writers);
        }
    }

    /** Adds a row to what is published, again and again until nobody else was faster. */
    private void add(long id) {
        try (TableCatalog catalog = open()) {
            TableChange first = change(catalog, orders, Rows.SCHEMA);
            List<WrittenFile> row = List.of(Rows.write(first, id));
            try (ProductTransaction transaction = catalog.begin(product("writer-" + id))) {
                while (!isPublished(catalog, transaction, row)) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private boolean isPublished(TableCatalog catalog, ProductTransaction transaction, List<WrittenFile> row) {
        try {
            TableChange change = change(catalog, orders, Rows.SCHEMA);
            transaction.publish(List.of(new StagedTable(
                    change.addRows(row, Map.of()), "s", "k", change.base().map(TableVersion::metadataLocation))));
            return true;
        } catch (FloeException conflict) {
            if (conflict.problems().getFirst().code() == TableError.CHANGED_MEANWHILE) {
                return false;
            }
            throw conflict;
        }
    }
}
