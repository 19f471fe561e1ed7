package dev.floe.iceberg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.storage.StorageException.Kind;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestObjectStorage {
    private static final String LOCATION = "s3://lake/orders/data/1.parquet";

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();
    private FileCache cache;
    private ObjectStorage storage;

    @BeforeEach
    void open() {
        cache = FileCache.open(directory.resolve("cache"), 1000, Clock.systemUTC());
        storage = new ObjectStorage(store, cache, "s3", "s3");
    }

    @AfterEach
    void close() {
        cache.close();
    }

    private String copy(String location) throws IOException {
        return Files.readString(storage.path(location));
    }

    @Test
    void readsAFileOnceAsLongAsItsLengthAgrees() throws IOException {
        store.put(LOCATION, "rows");
        storage.fetch(List.of(new StoredFile(LOCATION, 4)));
        storage.fetch(List.of(new StoredFile(LOCATION, 4), new StoredFile("s3a://lake/orders/data/1.parquet", 4)));
        assertThat(copy(LOCATION)).isEqualTo("rows");
        assertThat(store.reads()).isEqualTo(1);
        Files.writeString(storage.path(LOCATION), "cut");
        storage.fetch(List.of(new StoredFile(LOCATION, 4)));
        assertThat(copy(LOCATION)).isEqualTo("rows");
        assertThat(store.reads()).isEqualTo(2);
    }

    @Test
    void keepsWhatAnEngineWrote() throws IOException {
        Path written = storage.path(LOCATION);
        Files.createDirectories(written.resolveSibling(""));
        Files.writeString(written, "new rows");
        assertThat(storage.store(List.of(written))).containsExactly(LOCATION);
        assertThat(store.locations()).containsExactly(LOCATION);
        storage.fetch(List.of(new StoredFile(LOCATION, 8)));
        assertThat(store.reads()).isZero();
        storage.remove(List.of(LOCATION));
        assertThat(store.locations()).isEmpty();
        assertThat(written).doesNotExist();
    }

    @Test
    void letsIcebergWriteAndReadFiles() throws IOException {
        FileIO io = storage.io();
        String location = "s3://lake/orders/metadata/v1.json";
        try (OutputStream stream = io.newOutputFile(location).create()) {
            stream.write("content".getBytes(StandardCharsets.UTF_8));
            assertThat(store.locations()).as("while it is written").isEmpty();
        }
        assertThatThrownBy(() -> io.newOutputFile(location).create()).isInstanceOf(AlreadyExistsException.class);
        InputFile file = io.newInputFile(location);
        assertThat(file.exists()).isTrue();
        assertThat(file.getLength()).isEqualTo(7);
        try (SeekableInputStream stream = file.newStream()) {
            stream.seek(3);
            assertThat(stream.readAllBytes()).asString().isEqualTo("tent");
        }
        assertThat(store.reads()).as("what was written is here already").isZero();
        io.deleteFile(location);
        assertThat(file.exists()).isFalse();
        assertThatThrownBy(file::newStream)
                .isInstanceOf(NotFoundException.class)
                .hasMessage("File 's3://lake/orders/metadata/v1.json' does not exist");
    }

    @Test
    void saysWhatAStoreRefuses() {
        store.refuse(Kind.DENIED, "'s3://lake/orders' cannot be listed: Access Denied (AccessDenied)");
        assertThatThrownBy(() -> storage.list("s3://lake/orders"))
                .isInstanceOfSatisfying(FloeException.class, refused -> {
                    assertThat(refused.problems().getFirst().code()).isEqualTo(StorageError.REFUSED);
                    assertThat(refused.problems().getFirst().help())
                            .contains("let these credentials read, write, list and delete below that location");
                })
                .hasMessageContaining("'s3://lake/orders' cannot be listed: Access Denied (AccessDenied)");
    }

    @Test
    void keepsTablesOfACatalogBelowTheirPlaces() {
        TablePlaces places = new TablePlaces(Optional.of("s3://lake/tables"), Map.of("gold", "s3://gold"));
        TableSchema schema = new TableSchema(List.of(new TableField(1, "id", TableType.Primitive.INT, false)));
        TableName orders = new TableName("gold", "orders");
        String location;
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory.resolve("floe"), (_, _, _) -> storage, places);
                ProductTransaction transaction = catalog.begin("sales")) {
            TableChange change = catalog.create(orders, schema);
            TableVersion version = change.replaceRows(List.of(), Map.of());
            location = version.location();
            assertThat(location).matches("s3://gold/gold/orders-[0-9a-f]{8}");
            assertThat(catalog.create(new TableName("silver", "orders"), schema)
                            .replaceRows(List.of(), Map.of())
                            .location())
                    .matches("s3://lake/tables/silver/orders-[0-9a-f]{8}");
            StagedTable staged = new StagedTable(version, "step", "key", Optional.empty());
            transaction.stage("run", staged);
            assertThat(transaction.staged()).hasSize(1);
            transaction.publish(List.of(staged));
        }
        assertThat(store.locations())
                .allMatch(each -> each.startsWith("s3://gold/gold/orders-")
                        || each.startsWith("s3://lake/tables/silver/orders-"));
        TablePlaces moved = new TablePlaces(Optional.of("s3://elsewhere"), Map.of());
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory.resolve("floe"), (_, _, _) -> storage, moved)) {
            assertThat(catalog.published(orders).orElseThrow().location()).isEqualTo(location);
        }
    }
}
