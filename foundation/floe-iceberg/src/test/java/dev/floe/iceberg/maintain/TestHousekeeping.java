package dev.floe.iceberg.maintain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.catalog.ParquetFiles;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableDesign;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.table.TableLayout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old snapshots go with the files that only they need; nothing goes that anybody can still want. */
final class TestHousekeeping {
    private static final TableName ORDERS = new TableName("gold", "orders");
    private static final Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    private final Path directory;
    private final EmbeddedCatalog catalog;

    TestHousekeeping(@TempDir Path directory) {
        this.directory = directory;
        this.catalog = EmbeddedCatalog.open(directory);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private StagedTable version(String product, long... ids) {
        TableChange change = catalog.published(ORDERS)
                .map(version -> version.change(ParquetFiles.SCHEMA))
                .orElseGet(() -> catalog.create(ORDERS, ParquetFiles.SCHEMA));
        TableVersion version =
                change.replaceRows(List.of(ParquetFiles.write(change, ids)), Map.of("floe.product", product));
        return new StagedTable(version, "step", "key", change.base().map(TableVersion::metadataLocation));
    }

    private void publish(String product, List<StagedTable> versions) {
        try (ProductTransaction transaction = catalog.begin(product)) {
            transaction.publish(versions);
        }
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("warehouse"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** However young the files are. */
    private List<Cleaning> clean(String product, Optional<Instant> keepSince) {
        return clean(product, keepSince, FUTURE);
    }

    private List<Cleaning> clean(String product, Optional<Instant> keepSince, Instant settled) {
        try (ProductTransaction transaction = catalog.begin(product)) {
            Housekeeping housekeeping = new Housekeeping(catalog, transaction, product, settled);
            List<Cleaning> cleanings = housekeeping.plan(_ -> keepSince);
            housekeeping.apply(cleanings);
            return cleanings;
        }
    }

    @Test
    void letsOldSnapshotsGoWithTheirFiles() throws IOException {
        publish("shop", List.of(version("shop", 1)));
        long first =
                catalog.published(ORDERS).orElseThrow().snapshot().orElseThrow().id();
        publish("shop", List.of(version("shop", 2, 3)));
        assertThat(clean("shop", Optional.of(FUTURE))).singleElement().satisfies(cleaning -> {
            assertThat(cleaning.expired()).isEqualTo(1);
            assertThat(cleaning.orphans())
                    .anySatisfy(file -> assertThat(file.location()).endsWith("/part-0.parquet"));
        });
        TableVersion version = catalog.published(ORDERS).orElseThrow();
        assertThat(version.snapshots()).extracting(TableSnapshot::rows).containsExactly(2L);
        assertThat(ParquetFiles.read(version.scan())).containsExactly(2L, 3L);
        assertThatThrownBy(() -> version.scan(first)).hasMessageStartingWith("FLOE-T006");
        assertThat(clean("shop", Optional.of(FUTURE))).isEmpty();
    }

    @Test
    void leavesFilesThatAnotherProgramMayBeAboutToPublish() throws IOException {
        publish("shop", List.of(version("shop", 1)));
        publish("shop", List.of(version("shop", 2)));
        Path data = LocalFiles.path(catalog.published(ORDERS).orElseThrow().location() + "/data");
        Path old = Files.writeString(data.resolve("old.parquet"), "of a run that was killed");
        Path young = Files.writeString(data.resolve("young.parquet"), "of another program");
        Instant settled = Instant.now().minus(Duration.ofDays(3));
        Files.setLastModifiedTime(old, FileTime.from(settled.minusSeconds(1)));
        assertThat(clean("shop", Optional.of(FUTURE), settled)).singleElement().satisfies(cleaning -> {
            assertThat(cleaning.orphans())
                    .as("what was known, and what is old")
                    .anySatisfy(file -> assertThat(file.location()).endsWith("/part-0.parquet"))
                    .anySatisfy(file -> assertThat(file.location()).endsWith("/old.parquet"));
            assertThat(cleaning.young()).isEqualTo(1);
        });
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(clean("shop", Optional.of(FUTURE), settled)).singleElement().satisfies(cleaning -> {
            assertThat(cleaning.isEmpty()).isTrue();
            assertThat(cleaning.young()).isEqualTo(1);
        });
    }

    @Test
    void keepsEverythingWhereNoTimeIsSaid() {
        publish("shop", List.of(version("shop", 1)));
        publish("shop", List.of(version("shop", 2)));
        assertThat(clean("shop", Optional.empty())).isEmpty();
        assertThat(catalog.published(ORDERS).orElseThrow().snapshots()).hasSize(2);
    }

    @Test
    void plansWithoutChangingAnything() throws IOException {
        publish("shop", List.of(version("shop", 1)));
        publish("shop", List.of(version("shop", 2)));
        long before = files();
        try (ProductTransaction transaction = catalog.begin("shop")) {
            assertThat(new Housekeeping(catalog, transaction, "shop", FUTURE).plan(_ -> Optional.of(FUTURE)))
                    .hasSize(1);
        }
        assertThat(files()).isEqualTo(before);
        assertThat(catalog.published(ORDERS).orElseThrow().snapshots()).hasSize(2);
    }

    @Test
    void keepsWhatARunHasStaged() {
        publish("shop", List.of(version("shop", 1)));
        try (ProductTransaction transaction = catalog.begin("shop")) {
            transaction.stage("run", version("shop", 5));
        }
        assertThat(clean("shop", Optional.of(FUTURE))).isEmpty();
        try (ProductTransaction transaction = catalog.begin("shop")) {
            transaction.publish(transaction.staged());
        }
        assertThat(ParquetFiles.read(catalog.published(ORDERS).orElseThrow().scan()))
                .containsExactly(5L);
    }

    @Test
    void leavesTheTablesOfOtherProductsAlone() {
        publish("other", List.of(version("other", 1)));
        publish("other", List.of(version("other", 2)));
        assertThat(clean("shop", Optional.of(FUTURE))).isEmpty();
        assertThat(catalog.published(ORDERS).orElseThrow().snapshots()).hasSize(2);
    }

    @Test
    void leavesTablesAloneWhoseFilesOthersCountOn() throws IOException {
        for (long id = 1; id <= 2; id++) {
            TableChange change = catalog.published(ORDERS)
                    .map(version -> version.change(ParquetFiles.SCHEMA))
                    .orElseGet(() -> catalog.create(ORDERS, ParquetFiles.SCHEMA))
                    .designed(new TableDesign(
                            TableLayout.NONE, new TreeMap<>(Map.of("gc.enabled", "false")), Optional.empty()));
            TableVersion version =
                    change.replaceRows(List.of(ParquetFiles.write(change, id)), Map.of("floe.product", "shop"));
            publish(
                    "shop",
                    List.of(new StagedTable(
                            version, "step", "key", change.base().map(TableVersion::metadataLocation))));
        }
        Path orphan = Files.writeString(
                Path.of(URI.create(catalog.published(ORDERS).orElseThrow().location() + "/data"))
                        .resolve("of-another-branch.parquet"),
                "still wanted");
        assertThat(clean("shop", Optional.of(FUTURE))).isEmpty();
        assertThat(orphan).exists();
        assertThat(catalog.published(ORDERS).orElseThrow().snapshots()).hasSize(2);
    }
}
