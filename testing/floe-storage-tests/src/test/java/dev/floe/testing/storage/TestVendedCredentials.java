package dev.floe.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.floe.iceberg.storage.FileCache;
import dev.floe.iceberg.storage.ListedFile;
import dev.floe.iceberg.storage.PlatformStorages;
import dev.floe.iceberg.storage.PlatformStorages.Chosen;
import dev.floe.iceberg.storage.StoredFile;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.plugin.s3.S3Plugin;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose catalog gives credentials for them that end, in a store that has bad days. */
final class TestVendedCredentials {
    private static final String TABLE = "s3://lake/orders";

    @TempDir
    private static Path store;

    private static S3Server server;

    @TempDir
    private Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private StoreGate gate;
    private TokenVendor vendor;
    private PlatformStorages storages;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(store, "lake");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        gate = StoreGate.before(server);
        vendor = new TokenVendor(gate, now::get, Duration.ofHours(1));
        storages = new PlatformStorages(
                new S3Plugin().storages(),
                new Chosen("local", Map.of(), Optional.empty()),
                () -> FileCache.open(directory.resolve("cache"), 1L << 30, now::get),
                now::get);
    }

    @AfterEach
    void close() {
        storages.close();
        gate.close();
    }

    private TableStorage storage(Supplier<Map<String, String>> refreshed) {
        return storages.forTable(TABLE, vendor.properties(), refreshed);
    }

    /** Writes a file as an engine does, and takes it into the storage. */
    private static StoredFile write(TableStorage storage, String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        Path path = storage.path(TABLE + "/data/" + name);
        Files.createDirectories(path.resolveSibling(""));
        Files.write(path, content);
        return new StoredFile(storage.store(List.of(path)).getFirst(), bytes);
    }

    /** Brings a file back that this machine has no copy of any more. */
    private static byte[] fetch(TableStorage storage, StoredFile file) throws IOException {
        Path path = storage.path(file.location());
        byte[] written = Files.readAllBytes(path);
        Files.delete(path);
        storage.fetch(List.of(file));
        assertThat(Files.readAllBytes(path)).isEqualTo(written);
        return written;
    }

    @Test
    void renewsCredentialsBeforeTheyEnd() throws IOException {
        TableStorage storage = storage(vendor::properties);
        for (int i = 0; i < 4; i++) {
            StoredFile file = write(storage, "renewed-" + i + ".parquet", 1000);
            assertThat(file.location()).isEqualTo(TABLE + "/data/renewed-" + i + ".parquet");
            fetch(storage, file);
            gate.letInNoMore("token-" + i);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(57)));
        }
        assertThat(gate.tokens()).containsExactlyInAnyOrder("token-1", "token-2", "token-3", "token-4");
        assertThat(gate.refusals()).isZero();
    }

    @Test
    void renewsCredentialsInTheMiddleOfALongFile() throws IOException {
        TableStorage storage = storage(vendor::properties);
        gate.letInNoMore("token-1");
        StoredFile file = write(storage, "long.parquet", 40 << 20);
        fetch(storage, file);
        assertThat(gate.refusals()).isPositive();
        assertThat(gate.tokens()).contains("token-1", "token-2");
    }

    @Test
    void saysThatCredentialsHaveEndedWhereTheCatalogGivesNoOthers() {
        Map<String, String> ended = vendor.properties();
        TableStorage storage = storages.forTable(TABLE, ended, () -> ended);
        gate.letInNoMore("token-1");
        assertThatThrownBy(() -> write(storage, "never.parquet", 10))
                .isInstanceOfSatisfying(FloeException.class, refusal -> {
                    assertThat(refusal.problems().getFirst().code().id()).isEqualTo("FLOE-W003");
                    assertThat(refusal.problems().getFirst().help())
                            .contains("get new credentials, and run again: what is done already stays done");
                })
                .hasMessageContaining("'s3://lake/orders/data/never.parquet' cannot be written: "
                        + "The provided token has expired. (ExpiredToken)");
        TableStorage without = storages.forTable(TABLE, vendor.properties(), Map::of);
        now.updateAndGet(time -> time.plus(Duration.ofHours(2)));
        assertThatThrownBy(() -> write(without, "never.parquet", 10))
                .hasMessageContaining("The catalog gives no credentials for 's3://lake/orders' any more");
    }

    @Test
    void triesAgainWhereTheStoreIsBusyOrTheConnectionIsCut() throws IOException {
        TableStorage storage = storage(vendor::properties);
        gate.beBusy(2);
        StoredFile file = write(storage, "busy.parquet", 3 << 20);
        gate.beBusy(1);
        gate.cut(2);
        fetch(storage, file);
        assertThat(storage.list(TABLE))
                .extracting(ListedFile::location, ListedFile::bytes)
                .contains(tuple(file.location(), file.bytes()));
    }

    @Test
    void findsMissingAndCutFiles() throws IOException {
        TableStorage storage = storage(vendor::properties);
        StoredFile gone = new StoredFile(TABLE + "/data/gone.parquet", 10);
        assertThatThrownBy(() -> storage.fetch(List.of(gone)))
                .hasMessage("File 's3://lake/orders/data/gone.parquet' does not exist");
        StoredFile file = write(storage, "short.parquet", 10);
        assertThatThrownBy(() -> storage.fetch(List.of(new StoredFile(file.location(), 11))))
                .hasMessageContaining(
                        "'s3://lake/orders/data/short.parquet' cannot be read: it has fewer bytes than its table says");
    }
}
