package dev.floe.iceberg.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.catalog.ParquetFiles;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType.Primitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose clock is behind that of another one writes to its tables all the same, and their time goes on. */
final class TestTableTime {
    private static final TableName ORDERS = new TableName("gold", "orders");
    private static final Duration AHEAD = Duration.ofHours(2);
    private static final Pattern STAMP = Pattern.compile("(\"[a-z-]+-ms\" ?: ?)(\\d+)");

    private final EmbeddedCatalog catalog;

    TestTableTime(@TempDir Path directory) {
        catalog = EmbeddedCatalog.open(directory);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private TableVersion published() {
        return catalog.published(ORDERS).orElseThrow();
    }

    private void publish(TableSchema columns, long... ids) {
        Optional<TableVersion> before = catalog.published(ORDERS);
        TableChange change =
                before.map(version -> version.change(columns)).orElseGet(() -> catalog.create(ORDERS, columns));
        publish(change.replaceRows(List.of(ParquetFiles.write(change, ids)), Map.of()), before);
    }

    private void publish(TableVersion next, Optional<TableVersion> before) {
        try (ProductTransaction transaction = catalog.begin("shop")) {
            transaction.publish(
                    List.of(new StagedTable(next, "step", "key", before.map(TableVersion::metadataLocation))));
        }
    }

    /** As if a machine had written all of it whose clock is ahead. */
    private void putAhead() throws IOException {
        Path file = LocalFiles.path(published().metadataLocation());
        Files.writeString(
                file,
                STAMP.matcher(Files.readString(file))
                        .replaceAll(found -> found.group(1) + (Long.parseLong(found.group(2)) + AHEAD.toMillis())));
    }

    private static List<Instant> times(TableVersion version) {
        return version.snapshots().stream().map(TableSnapshot::committed).toList();
    }

    @Test
    void goesOnWhereTheTableIsAhead() throws IOException {
        publish(ParquetFiles.SCHEMA, 1);
        publish(ParquetFiles.SCHEMA, 2);
        putAhead();
        Instant last = times(published()).getLast();
        assertThat(last).isAfter(Instant.now().plusSeconds(3600));
        publish(ParquetFiles.SCHEMA, 3);
        TableVersion version = published();
        assertThat(times(version)).hasSize(3).isSorted();
        assertThat(version.metadata().lastUpdatedMillis()).isGreaterThanOrEqualTo(last.toEpochMilli());
        assertThat(ParquetFiles.read(version.scan())).containsExactly(3L);
        assertThat(version.snapshotAt(last.minusMillis(1)).map(TableSnapshot::rows))
                .contains(1L);
        assertThat(version.snapshotAt(times(version).getLast()).map(TableSnapshot::id))
                .isEqualTo(version.snapshot().map(TableSnapshot::id));
    }

    @Test
    void columnsChangeWhereTheTableIsAhead() throws IOException {
        publish(ParquetFiles.SCHEMA, 1);
        putAhead();
        TableSchema wider = new TableSchema(List.of(
                new TableField(1, "id", Primitive.LONG, false), new TableField(2, "more", Primitive.STRING, false)));
        publish(wider, 2);
        assertThat(published().schema().fields()).extracting(TableField::name).containsExactly("id", "more");
        assertThat(times(published())).hasSize(2).isSorted();
    }

    @Test
    void snapshotsExpireByTheTimeOfTheTable() throws IOException {
        publish(ParquetFiles.SCHEMA, 1);
        publish(ParquetFiles.SCHEMA, 2);
        putAhead();
        TableVersion before = published();
        assertThat(before.withoutSnapshotsBefore(Instant.now().plusSeconds(60))).isEmpty();
        TableVersion fewer = before.withoutSnapshotsBefore(
                        times(before).getLast().plusMillis(1))
                .orElseThrow();
        fewer.writeMetadata();
        publish(fewer, Optional.of(before));
        assertThat(times(published())).containsExactly(times(before).getLast());
    }

    @Test
    void notesAreMadeWhereTheTableIsAhead() throws IOException {
        publish(ParquetFiles.SCHEMA, 1);
        putAhead();
        TableVersion noted = published().withNote(Map.of("said", "something"), 20);
        assertThat(times(noted)).hasSize(2).isSorted();
        assertThat(noted.snapshot().orElseThrow().summary()).containsEntry("said", "something");
    }
}
