package dev.floe.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.rest.RestCatalog;
import dev.floe.iceberg.rest.RestSettings;
import dev.floe.iceberg.storage.FileCache;
import dev.floe.iceberg.storage.PlatformStorages;
import dev.floe.iceberg.storage.PlatformStorages.Chosen;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.plugin.s3.S3Plugin;
import dev.floe.testing.storage.PublishedTables.Contents;
import dev.floe.testing.storage.StoredProduct.Ended;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product has the same tables, and the same versions of them, on every catalog; the manifest alone says which. */
final class TestProductsOnEveryCatalog {
    private static final String TOKEN = "0123456789abcdef";

    /** What the embedded catalog has after the first run, and after the second. */
    private static final List<Map<String, Contents>> EXPECTED = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeAll
    static void runOnTheEmbeddedCatalog(@TempDir Path directory) throws IOException, InterruptedException {
        StoredProduct product = CatalogProduct.create(directory, "");
        EXPECTED.addAll(tablesOfTwoRuns(product, () -> EmbeddedCatalog.open(directory.resolve(".floe"))));
        assertThat(EXPECTED.getFirst())
                .containsOnlyKeys("bronze.parts", "bronze.raw_orders", "gold.by_region", "gold.history", "gold.latest")
                .hasEntrySatisfying("bronze.parts", parts -> assertThat(parts.partitions())
                        .isEqualTo("[region by identity, changed_at_month by month]"));
        assertThat(EXPECTED.getLast())
                .hasEntrySatisfying(
                        "gold.latest", latest -> assertThat(latest.rows()).hasSize(5))
                .hasEntrySatisfying(
                        "gold.history", history -> assertThat(history.rows()).hasSize(6));
    }

    /** Runs the product, changes it and runs it again; and once more, which has to find nothing to do. */
    private static List<Map<String, Contents>> tablesOfTwoRuns(StoredProduct product, Supplier<TableCatalog> catalog)
            throws IOException, InterruptedException {
        List<Map<String, Contents>> tables = new ArrayList<>();
        succeeds(product.floe("run"));
        tables.add(tables(catalog));
        CatalogProduct.change(product);
        succeeds(product.floe("run"));
        tables.add(tables(catalog));
        Ended again = product.floe("run");
        succeeds(again);
        assertThat(again.output()).contains("Nothing new");
        assertThat(tables(catalog)).as("after a run with nothing to do").isEqualTo(tables.getLast());
        return tables;
    }

    private static void succeeds(Ended ended) {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    private static Map<String, Contents> tables(Supplier<TableCatalog> opened) {
        try (TableCatalog catalog = opened.get()) {
            return PublishedTables.of(catalog);
        }
    }

    private static RestCatalog open(URI uri, Map<String, String> properties, StorageFactory storages) {
        Duration patience = Duration.ofSeconds(20);
        return RestCatalog.open(
                new RestSettings(uri.toString(), properties, "floe", patience, patience, patience),
                storages,
                TablePlaces.besideCatalog(),
                Clock.systemUTC());
    }

    /** @param more lines of {@code plugins} and what follows */
    private static String manifest(URI uri, String more) {
        return """
                name: lake
                plugins:
                  compute: {approved: [duckdb]}
                  catalog:
                    name: rest
                    config: {uri: "%s", timeout_seconds: 20, retry_seconds: 20, lease_seconds: 10}
                """.formatted(uri) + more;
    }

    private static StoredProduct withToken(StoredProduct product) {
        return product.with("FLOE_SECRET_LAKE_CLIENT_ID", "floe")
                .with("FLOE_SECRET_LAKE_CLIENT_SECRET", TOKEN)
                .with("FLOE_CATALOG_TOKEN", TOKEN);
    }

    @Test
    void thatFloeServesHaveTheSameTables() throws IOException, InterruptedException {
        StoredProduct owner = withToken(CatalogProduct.create(directory.resolve("owner"), ""));
        try (CatalogProcess catalog = CatalogProcess.served(owner)) {
            StoredProduct product = withToken(CatalogProduct.create(
                    directory.resolve("product"), manifest(catalog.uri(), "    connection_secret_ref: lake\n")));
            Map<String, String> login = Map.of("credential", "floe:" + TOKEN);
            assertThat(tablesOfTwoRuns(product, () -> open(catalog.uri(), login, StorageFactory.local())))
                    .isEqualTo(EXPECTED);
        }
    }

    @Test
    void ofTheServerOfIcebergHaveTheSameTables() throws IOException, InterruptedException {
        try (CatalogProcess catalog = CatalogProcess.fixture(directory)) {
            StoredProduct product = CatalogProduct.create(directory.resolve("product"), manifest(catalog.uri(), ""));
            Map<String, String> login = Map.of("rest.auth.type", "none");
            assertThat(tablesOfTwoRuns(product, () -> open(catalog.uri(), login, StorageFactory.local())))
                    .isEqualTo(EXPECTED);
        }
    }

    @Test
    void thatFloeServesOutOfS3HaveTheSameTables() throws IOException, InterruptedException {
        try (S3Server store = S3Server.start(Files.createDirectory(directory.resolve("store")), "lake")) {
            String storage = """
                      storage:
                        name: s3
                        config: {endpoint: "%s", path_style: true, warehouse: "s3://lake/tables"}
                        connection_secret_ref: object-store
                    """.formatted(store.endpoint());
            StoredProduct owner = withStore(withToken(CatalogProduct.create(
                    directory.resolve("owner"), "name: lake\nplugins:\n  compute: {approved: [duckdb]}\n" + storage)));
            try (CatalogProcess catalog = CatalogProcess.served(owner)) {
                StoredProduct product = withStore(withToken(CatalogProduct.create(
                        directory.resolve("product"),
                        manifest(catalog.uri(), "    connection_secret_ref: lake\n" + storage))));
                Map<String, String> login = Map.of("credential", "floe:" + TOKEN);
                assertThat(tablesOfTwoRuns(product, () -> open(catalog.uri(), login, storages(store))))
                        .isEqualTo(EXPECTED);
            }
            assertThat(StoredProduct.files(store.bucket("lake")))
                    .isNotEmpty()
                    .allMatch(file -> file.startsWith("tables/"));
            assertThat(directory.resolve("product/.floe/warehouse")).doesNotExist();
            assertThat(directory.resolve("owner/.floe/warehouse")).doesNotExist();
        }
    }

    /** Nessie shows the present version of a table only. */
    @Test
    void ofNessieHaveTheSameRows() throws IOException, InterruptedException {
        assumeNessie();
        try (S3Server store = S3Server.start(Files.createDirectory(directory.resolve("store")), "lake");
                CatalogProcess nessie = CatalogProcess.nessie(directory, store)) {
            StoredProduct product = ofNessie(nessie, store);
            assertThat(tablesOfTwoRuns(product, () -> openNessie(nessie, store)).stream()
                            .map(TestProductsOnEveryCatalog::present)
                            .toList())
                    .isEqualTo(EXPECTED.stream()
                            .map(TestProductsOnEveryCatalog::present)
                            .toList());
            Ended tables = product.floe("tables");
            assertThat(tables.output()).contains("gold.latest");
            Ended tidied = product.floe("maintain", "--apply");
            succeeds(tidied);
            assertThat(tidied.output())
                    .as("small files are put together, and nothing is deleted that Nessie may still need")
                    .contains("gold.latest")
                    .doesNotContain("EXPIRED SNAPSHOTS");
            assertThat(product.floe("run").output()).contains("Nothing new");
        }
    }

    @Test
    void ofNessieLoseNothingWhenTheirRunIsKilled() throws IOException, InterruptedException {
        assumeNessie();
        try (S3Server store = S3Server.start(Files.createDirectory(directory.resolve("store")), "lake");
                CatalogProcess nessie = CatalogProcess.nessie(directory, store)) {
            StoredProduct product = ofNessie(nessie, store);
            succeeds(product.floe("run"));
            CatalogProduct.change(product);
            List<Map<String, Contents>> states =
                    EXPECTED.stream().map(TestProductsOnEveryCatalog::present).toList();
            for (String line : List.of("built", "gold.latest", "publishing")) {
                killAt(line, product);
                assertThat(present(tables(() -> openNessie(nessie, store))))
                        .as("after a kill at '" + line + "'")
                        .isIn(states);
            }
            Ended last = runAfterTheLease(product);
            succeeds(last);
            assertThat(present(tables(() -> openNessie(nessie, store)))).isEqualTo(states.getLast());
            assertThat(runAfterTheLease(product).output()).contains("Nothing new");
        }
    }

    private static void assumeNessie() {
        assumeTrue(
                CatalogProcess.hasNessie(),
                "Nessie is not here, as its jar has 245 MB: './mvnw verify -Pnessie' fetches it and runs this");
    }

    private StoredProduct ofNessie(CatalogProcess nessie, S3Server store) throws IOException {
        return withStore(CatalogProduct.create(
                directory.resolve("product"), manifest(nessie.uri(), """
                  storage:
                    name: s3
                    config: {endpoint: "%s", path_style: true}
                    connection_secret_ref: object-store
                """.formatted(store.endpoint()))));
    }

    private TableCatalog openNessie(CatalogProcess nessie, S3Server store) {
        return open(nessie.uri(), Map.of("rest.auth.type", "none"), storages(store));
    }

    private static Map<String, Contents> present(Map<String, Contents> tables) {
        Map<String, Contents> present = new TreeMap<>();
        tables.forEach((name, contents) -> present.put(
                name,
                new Contents(
                        contents.columns(),
                        contents.partitions(),
                        List.of(contents.versions().getLast()),
                        contents.rows())));
        return present;
    }

    /** Kills a run as soon as it says something. */
    private static void killAt(String text, StoredProduct product) throws IOException, InterruptedException {
        Ended refused;
        do {
            Process process = product.start("run");
            StringBuilder said = new StringBuilder();
            for (String line : (Iterable<String>) process.inputReader().lines()::iterator) {
                said.append(line).append('\n');
                if (line.contains(text)) {
                    break;
                }
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            refused = new Ended(process.destroyForcibly().waitFor(), said.toString());
        } while (refused.output().contains("FLOE-T004"));
    }

    private static Ended runAfterTheLease(StoredProduct product) throws IOException, InterruptedException {
        Ended ended = product.floe("run");
        while (ended.output().contains("FLOE-T004")) {
            ended = product.floe("run");
        }
        return ended;
    }

    private static StoredProduct withStore(StoredProduct product) {
        return product.with("FLOE_SECRET_OBJECT_STORE_ACCESS_KEY_ID", S3Server.KEY)
                .with("FLOE_SECRET_OBJECT_STORE_SECRET_ACCESS_KEY", S3Server.SECRET);
    }

    private StorageFactory storages(S3Server store) {
        InstantSource clock = InstantSource.system();
        return new PlatformStorages(
                new S3Plugin().storages(),
                new Chosen("s3", store.config(), Optional.of(S3Server.credentials())),
                () -> FileCache.open(directory.resolve("cache"), 1L << 30, clock),
                clock);
    }
}
