package dev.floe.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.testing.storage.StoredProduct.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled floe with the embedded catalog and tables in a real store. */
final class TestProductsInS3 {
    @TempDir
    private Path directory;

    private S3Server server;

    @BeforeEach
    void start() throws IOException {
        server = S3Server.start(Files.createDirectory(directory.resolve("store")), "bronze", "gold");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String manifest() {
        return """
                name: lake
                plugins:
                  compute:
                    approved: [{name: duckdb, config: {settings: {enable_external_access: false}}}]
                  storage:
                    name: s3
                    config: {endpoint: "%s", path_style: true, attempts: 2, timeout_seconds: 20}
                    connection_secret_ref: object-store
                data_architecture:
                  layers:
                    bronze: {location: "s3://bronze"}
                    gold: {location: "s3://gold/tables/"}
                """.formatted(server.endpoint());
    }

    private StoredProduct product() throws IOException {
        return StoredProduct.create(directory.resolve("product"), manifest())
                .with("FLOE_SECRET_OBJECT_STORE_ACCESS_KEY_ID", S3Server.KEY)
                .with("FLOE_SECRET_OBJECT_STORE_SECRET_ACCESS_KEY", S3Server.SECRET);
    }

    private static void succeeds(Ended ended) {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    /** What the same product has on this machine's own disk. */
    private Map<String, String> localRows() throws IOException, InterruptedException {
        StoredProduct local = StoredProduct.create(directory.resolve("local"), "");
        succeeds(local.floe("run"));
        return local.rows();
    }

    @Test
    void liesInTheBucketsOfItsLayersAndIsTheSameAsOnDisk() throws IOException, InterruptedException {
        StoredProduct product = product();
        succeeds(product.floe("run"));
        List<String> bronze = StoredProduct.files(server.bucket("bronze"));
        List<String> gold = StoredProduct.files(server.bucket("gold"));
        assertThat(bronze)
                .allMatch(file -> file.matches("bronze/bronze_orders-[0-9a-f]{8}/(data|metadata)/.*"))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(gold)
                .allMatch(file -> file.matches("tables/gold/gold_(by_customer|log)-[0-9a-f]{8}/(data|metadata)/.*"));
        assertThat(product.directory().resolve(".floe/warehouse")).doesNotExist();
        Map<String, String> rows = product.rows();
        assertThat(rows).isEqualTo(localRows());

        Ended again = product.floe("run");
        succeeds(again);
        assertThat(again.output()).contains("3 unchanged");
        assertThat(StoredProduct.files(server.bucket("bronze"))).isEqualTo(bronze);
        assertThat(StoredProduct.files(server.bucket("gold"))).isEqualTo(gold);
        deleteCache(product);
        assertThat(product.rows()).as("rows without the copies").isEqualTo(rows);
    }

    private static void deleteCache(StoredProduct product) throws IOException {
        Path cache = product.directory().resolve(".floe/cache");
        for (String file : StoredProduct.files(cache)) {
            Files.delete(cache.resolve(file));
        }
    }

    @Test
    void goesOnAfterARunThatWasKilled() throws IOException, InterruptedException {
        StoredProduct product = product();
        product.write("models/gold/gold_log.sql", slowly("select max(id) as last, count(*) as orders"));
        Process killed = product.start("run");
        awaitFile(server.bucket("bronze"), "metadata.json", killed);
        killed.destroyForcibly().waitFor();
        killed.descendants().forEach(ProcessHandle::destroyForcibly);
        assertThat(product.floe("tables").output()).contains("No table is published yet");
        succeeds(product.floe("run"));
        assertThat(product.floe("show", "select count(*) as n from bronze.bronze_orders")
                        .output())
                .contains("1000");
    }

    /** A model that takes some seconds. */
    private static String slowly(String select) {
        return "{{ config(materialized='table') }} " + select + ", (select sum(sqrt(range)) from range(800000000)) as s"
                + " from {{ ref('bronze_orders') }}";
    }

    /** Waits until a file of a table is there. */
    private static void awaitFile(Path bucket, String ending, Process process)
            throws IOException, InterruptedException {
        while (StoredProduct.files(bucket).stream().noneMatch(file -> file.endsWith(ending))) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("has ended")
                    .isFalse();
        }
    }

    @Test
    void publishesNothingWhereTheStoreGoesAwayAndGoesOnWhenItIsBack() throws IOException, InterruptedException {
        StoredProduct product = product();
        product.write("models/gold/gold_log.sql", slowly("select max(id) as last, count(*) as orders"));
        Process run = product.start("run");
        awaitFile(server.bucket("bronze"), "metadata.json", run);
        server.close();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(output).isNotZero();
        assertThat(output)
                .contains("error[FLOE-W002]: 's3://gold/tables/gold/gold_")
                .contains("help: look whether");
        server = S3Server.start(directory.resolve("store"), server.port());
        assertThat(product.floe("tables").output()).contains("No table is published yet");
        succeeds(product.floe("run"));
        assertThat(product.floe("tables").output())
                .contains("bronze.bronze_orders")
                .contains("gold.gold_log");
    }

    @Test
    void findsAndRemovesWhatNoTableKnows() throws IOException, InterruptedException {
        StoredProduct product = product();
        succeeds(product.floe("run"));
        Path table = server.bucket("bronze")
                .resolve(StoredProduct.files(server.bucket("bronze"))
                        .getFirst()
                        .replaceFirst("/(data|metadata)/.*", ""));
        Path orphan = Files.writeString(
                Files.createDirectories(table.resolve("data/left-over")).resolve("1.parquet"), "nobody knows me");
        List<String> before = StoredProduct.files(server.bucket("bronze"));
        assertThat(product.floe("maintain").output())
                .contains("so that another program may be about to publish them: 1 left");
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofDays(4))));
        assertThat(product.floe("maintain").output())
                .contains("bronze.bronze_orders")
                .contains("15 B");
        succeeds(product.floe("maintain", "--apply"));
        assertThat(orphan).doesNotExist();
        assertThat(StoredProduct.files(server.bucket("bronze"))).hasSize(before.size() - 1);
        assertThat(product.rows()).isEqualTo(localRows());
    }

    @Test
    void saysWhatIsWrong() throws IOException, InterruptedException {
        StoredProduct product = product().with("FLOE_SECRET_OBJECT_STORE_SECRET_ACCESS_KEY", "another");
        Ended wrong = product.floe("run");
        assertThat(wrong.output())
                .contains("error[FLOE-W003]: 's3://bronze/bronze/bronze_orders-")
                .contains("help: compare the key and its secret with those of the store");
        product = product();
        product.write("manifest.yaml", manifest().replace("s3://bronze\"", "s3://copper\""));
        Ended missing = product.floe("run");
        assertThat(missing.output())
                .contains("error[FLOE-W004]: 's3://copper/bronze/bronze_orders-")
                .contains("help: make the bucket");
        product.write("manifest.yaml", manifest().replace("path_style", "path_stile"));
        assertThat(product.floe("compile").output())
                .contains("error[FLOE-C107]: Storage 's3' has no setting 'path_stile'")
                .contains("help: did you mean 'path_style'?");
    }

    @Test
    void takesCredentialsOfTheEnvironmentWhereNoSecretIsNamed() throws IOException, InterruptedException {
        StoredProduct product = StoredProduct.create(
                        directory.resolve("product"),
                        manifest().replace("    connection_secret_ref: object-store\n", ""))
                .with("AWS_ACCESS_KEY_ID", S3Server.KEY)
                .with("AWS_SECRET_ACCESS_KEY", S3Server.SECRET)
                .with("AWS_SESSION_TOKEN", "passed-over-by-the-store");
        succeeds(product.floe("run"));
    }
}
