package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.iceberg.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad rows are stopped before they are published: somebody who reads all the time never sees them. */
final class TestGatesBeforeReaders {
    private static final TableName ORDERS = new TableName("gold", "orders");

    private final Path directory;
    private final TestedProduct product;
    private PollingReader reader;

    TestGatesBeforeReaders(@TempDir Path directory) {
        this.directory = directory;
        this.product = new TestedProduct(directory);
        product.write("manifest.yaml", """
                name: acme
                plugins: {compute: {approved: [duckdb]}}
                data_architecture:
                  layers:
                    gold:
                      quality_gates:
                        rows: {min: 1}
                        null_share: {'*_id': 0}
                        unique_share: {order_id: 100}
                        freshness: {loaded_at: 24h}
                        volume_change: {max_decrease: 50, max_increase: 100}
                        schema_change: refused
                """);
        product.write("floe.yaml", """
                name: shop
                platform: {ref: manifest.yaml}
                transforms: [{type: dbt, path: models/, layer: gold}]
                """);
        product.write("seeds/raw.csv", rows(10, Duration.ofHours(1)));
        product.model(
                "orders", "select order_id, customer_id, loaded_at::timestamp as loaded_at from {{ ref('raw') }}");
        product.run();
    }

    @BeforeEach
    void startReading() {
        reader = new PollingReader(directory.resolve(".floe"), ORDERS);
    }

    @AfterEach
    void stopReading() throws InterruptedException {
        reader.stop();
    }

    /** @param age of the newest */
    private static String rows(int count, Duration age) {
        return IntStream.range(0, count)
                .mapToObj(i -> "%d,%d,%s"
                        .formatted(
                                i + 1,
                                i % 3,
                                Instant.now()
                                        .minus(age)
                                        .minus(i, ChronoUnit.MINUTES)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()
                                        .replace("Z", "")))
                .collect(Collectors.joining("\n", "order_id,customer_id,loaded_at\n", "\n"));
    }

    /** A run that publishes nothing, and what it says. */
    private String blocked(String... codes) throws InterruptedException {
        int before = reader.polls();
        List<String> published = reader.state();
        CapturedRun run = product.floe("run");
        assertThat(run.exitCode()).as(run.output() + run.errors()).isEqualTo(1);
        assertThat(run.errors()).contains(codes);
        assertThat(run.output()).contains("Nothing was published (the next run takes up what was built)");
        assertThat(reader.state()).isEqualTo(published);
        assertThat(reader.polls()).isGreaterThan(before);
        reader.check();
        return run.errors();
    }

    /** A run with good rows, which the reader sees then. */
    private void publishes(String rows) throws InterruptedException {
        product.write("seeds/raw.csv", rows);
        publishes(rows.lines().toList());
    }

    private void publishes(List<String> lines) throws InterruptedException {
        List<String> state = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.sort(state);
        state.addFirst(lines.getFirst());
        reader.allow(state);
        product.run();
        reader.allowOnly(state);
        assertThat(reader.state()).isEqualTo(state);
        reader.seesWhatIsPublished();
    }

    @Test
    void badRows() throws InterruptedException {
        product.write(
                "seeds/raw.csv", rows(9, Duration.ofHours(1)) + "10,,2026-01-01T00:00:00\n10,1,2026-01-01T00:00:00\n");
        assertThat(blocked("error[FLOE-R011]", "error[FLOE-R014]")).contains("""
                error[FLOE-R011]: Column 'customer_id' of table 'gold.orders' is null in 9.09091 % of its rows, above the limit of 0 %
                  --> manifest.yaml:8:30
                """);
        publishes(rows(11, Duration.ofHours(1)));
    }

    @Test
    void lateRows() throws InterruptedException {
        product.write("seeds/raw.csv", rows(11, Duration.ofDays(4)));
        assertThat(blocked("error[FLOE-R012]")).contains("The newest 'loaded_at' of table 'gold.orders' is 4d old");
        publishes(rows(12, Duration.ofMinutes(5)));
    }

    @Test
    void anEmptyTable() throws InterruptedException {
        product.write("seeds/raw.csv", "order_id,customer_id,loaded_at\n");
        blocked("error[FLOE-R010]: Table 'gold.orders' has 0 rows, below the limit of 1", "error[FLOE-R013]");
        publishes(rows(11, Duration.ofHours(1)));
    }

    @Test
    void aTableThatHasLostMostOfItsRows() throws InterruptedException {
        product.write("seeds/raw.csv", rows(2, Duration.ofHours(1)));
        blocked("error[FLOE-R013]: Table 'gold.orders' has 80 % fewer rows than the published one (2 instead of 10)");
        publishes(rows(8, Duration.ofHours(1)));
    }

    @Test
    void aSchemaChange() throws InterruptedException {
        product.model(
                "orders",
                "select order_id::varchar as order_id, loaded_at::timestamp as loaded_at from {{ ref('raw') }}");
        blocked("error[FLOE-R015]: Table 'gold.orders' has other columns than the published one:"
                + " 'order_id' is string instead of int; 'customer_id' is gone");
        product.model(
                "orders",
                "select order_id, customer_id, loaded_at::timestamp as loaded_at, 1 as more from {{ ref('raw') }}");
        List<String> wider = new ArrayList<>(List.of("order_id,customer_id,loaded_at,more"));
        reader.state().stream().skip(1).map(row -> row + ",1").forEach(wider::add);
        publishes(wider);
    }

    @Test
    void aRunThatTakesUpWhatWasHeldBackIsHeldBackToo() throws InterruptedException {
        product.write("seeds/raw.csv", rows(11, Duration.ofDays(4)));
        blocked("error[FLOE-R012]");
        CapturedRun again = product.floe("run");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("2 resumed");
        assertThat(again.errors()).contains("error[FLOE-R012]");
        reader.check();
        publishes(rows(12, Duration.ofMinutes(5)));
    }

    @Test
    void whatOnlyWarnsIsPublished() throws InterruptedException {
        product.write("models/schema.yml", """
                models:
                  - name: orders
                    config:
                      meta:
                        quality_gates:
                          rows: {min: 1000}
                          checks:
                            known-customers: {sql: select count(*) from this where customer_id > 1, max: 3}
                          on_failure: warn
                """);
        publishes(rows(12, Duration.ofHours(1)));
        CapturedRun again = product.floe("run");
        assertThat(again.exitCode()).isZero();
        assertThat(again.errors())
                .contains("warning[FLOE-R010]: Table 'gold.orders' has 12 rows, below the limit of 1000")
                .contains(
                        "warning[FLOE-R016]: Check 'known-customers' of table 'gold.orders' gives 4, above the limit of 3")
                .contains("--> models/schema.yml:6:18");
        assertThat(directory.resolve("target/results.json"))
                .content()
                .contains("\"gate\": \"rows.min\"", "\"measured\": \"12\"", "\"status\": \"warned\"");
    }

    @Test
    void anExemptionLetsAWantedChangePass() throws InterruptedException {
        product.write("manifest.yaml", """
                name: acme
                plugins: {compute: {approved: [duckdb]}}
                data_architecture: {layers: {gold: {quality_gates: {schema_change: refused}}}}
                governance:
                  exemptions:
                    - {rule: schema-change, nodes: [orders], reason: no customers, owner: sales, expires: 2999-01-31}
                """);
        product.model("orders", "select order_id, loaded_at::timestamp as loaded_at from {{ ref('raw') }}");
        List<String> narrower = new ArrayList<>(List.of("order_id,loaded_at"));
        reader.state().stream()
                .skip(1)
                .map(row -> row.replaceFirst(",[0-9]+,", ","))
                .forEach(narrower::add);
        publishes(narrower);
    }

    @Test
    void whatCannotBeMeasuredIsNotKept() throws InterruptedException {
        product.write("manifest.yaml", """
                name: acme
                plugins: {compute: {approved: [duckdb]}}
                data_architecture:
                  layers:
                    gold:
                      quality_gates:
                        null_share: {nobody: 5, 'nobody*': 5}
                        freshness: {order_id: 1d}
                        checks: {two: {sql: select order_id from this}}
                """);
        product.model("orders", "select *, 1 as more from {{ ref('raw') }}");
        assertThat(blocked("error[FLOE-R017]"))
                .contains(
                        "Gate 'null_share.nobody' of table 'gold.orders' cannot be measured: the table has no column 'nobody'",
                        "Gate 'freshness.order_id' of table 'gold.orders' cannot be measured:"
                                + " column 'order_id' holds neither days nor times",
                        "Gate 'checks.two.max' of table 'gold.orders' cannot be measured: its query gives several rows",
                        "3 errors");
    }

    @Test
    void aTableWithNothingNewGetsTooOld() throws InterruptedException {
        product.write("manifest.yaml", """
                name: acme
                plugins: {compute: {approved: [duckdb]}}
                data_architecture: {layers: {gold: {quality_gates: {freshness: {loaded_at: 30min}}}}}
                """);
        CapturedRun run = product.floe("run");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("2 unchanged");
        assertThat(run.errors()).contains("error[FLOE-R012]");
    }
}
