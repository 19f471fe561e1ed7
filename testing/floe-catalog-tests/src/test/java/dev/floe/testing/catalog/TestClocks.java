package dev.floe.testing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.serve.CatalogServer;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table over REST that a machine has written whose clock is ahead of that of this client. */
final class TestClocks {
    private static final String TOKEN = "0123456789abcdef";
    private static final TableName ORDERS = new TableName("gold", "orders");
    /** What a catalog lets pass. */
    private static final Duration LITTLE = Duration.ofSeconds(50);

    private static final Duration MUCH = Duration.ofHours(2);
    private static final Pattern STAMP = Pattern.compile("(\"[a-z-]+-ms\" ?: ?)(\\d+)");

    private final CatalogServer server;

    TestClocks(@TempDir Path directory) {
        server = CatalogServer.start(
                directory,
                StorageFactory.local(),
                TablePlaces.besideCatalog(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                Duration.ofHours(1),
                Clock.systemUTC());
        try (TableCatalog catalog = open()) {
            publish(catalog, 1);
            publish(catalog, 2);
        }
    }

    /** As if a machine had written all of it whose clock is ahead. */
    private static void putAhead(TableCatalog catalog, Duration difference) throws IOException {
        Path file = LocalFiles.path(published(catalog).metadataLocation());
        Files.writeString(
                file,
                STAMP.matcher(Files.readString(file))
                        .replaceAll(
                                found -> found.group(1) + (Long.parseLong(found.group(2)) + difference.toMillis())));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TableCatalog open() {
        return RestCatalogs.open(server.uri(), Map.of("credential", "floe:" + TOKEN, "scope", "catalog"));
    }

    private static TableVersion published(TableCatalog catalog) {
        return catalog.published(ORDERS).orElseThrow();
    }

    private static void publish(TableCatalog catalog, long id) {
        Optional<TableVersion> before = catalog.published(ORDERS);
        TableChange change =
                before.map(version -> version.change(Rows.SCHEMA)).orElseGet(() -> catalog.create(ORDERS, Rows.SCHEMA));
        TableVersion next = change.replaceRows(List.of(Rows.write(change, id)), Map.of());
        try (ProductTransaction transaction = catalog.begin("shop")) {
            transaction.publish(List.of(new StagedTable(next, "s", "k", before.map(TableVersion::metadataLocation))));
        }
    }

    @Test
    void areNoReasonNotToPublish() throws IOException {
        try (TableCatalog catalog = open()) {
            putAhead(catalog, LITTLE);
            publish(catalog, 3);
            List<Instant> times = published(catalog).snapshots().stream()
                    .map(TableSnapshot::committed)
                    .toList();
            assertThat(times).hasSize(3).isSorted();
            assertThat(Rows.read(published(catalog).scan())).containsExactly(3L);
        }
    }

    @Test
    void areNamedWhereTheCatalogIsBehind() throws IOException {
        try (TableCatalog catalog = open()) {
            putAhead(catalog, MUCH);
            assertThatThrownBy(() -> publish(catalog, 3))
                    .hasMessageStartingWith("FLOE-T022: The clock of the catalog '" + server.uri()
                            + "' is behind what it has to change: Invalid update timestamp");
            assertThat(Rows.read(published(catalog).scan())).containsExactly(2L);
        }
    }
}
