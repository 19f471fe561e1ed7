package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product runs into Iceberg tables, all of them or none, and only what is new. */
final class TestRunCommand {
    private final Path directory;
    private final TestedProduct product;

    TestRunCommand(@TempDir Path directory) {
        this.directory = directory;
        this.product = TestedProduct.withTwoLayers(directory);
    }

    /** The files of a layer's tables, by the directory of the table, relative to where they should be. */
    private List<String> tablesIn(String place) throws IOException {
        Path root = directory.resolve(place);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> root.relativize(file).subpath(0, 2).toString().replaceAll("-[0-9a-f]{8}$", ""))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @Test
    void keepsTheTablesOfALayerWhereTheManifestSaysAndReachesNothingElse() throws IOException {
        product.write("manifest.yaml", """
                name: lake
                plugins:
                  compute:
                    approved: [{name: duckdb, config: {settings: {enable_external_access: false}}}]
                  storage: {name: local, config: {warehouse: lake/other}}
                data_architecture:
                  layers:
                    silver: {}
                    gold: {location: lake/gold}
                """);
        product.write(
                "floe.yaml", Files.readString(directory.resolve("floe.yaml")) + "platform: {ref: manifest.yaml}\n");
        CapturedRun run = product.floe("run");
        assertThat(run.errors()).doesNotContain("error");
        assertThat(run.exitCode()).isZero();
        assertThat(tablesIn("lake/gold")).containsExactly("gold/totals");
        assertThat(tablesIn("lake/other")).contains("silver/orders");
        assertThat(directory.resolve(".floe/warehouse")).doesNotExist();
        assertThat(product.rows("select total from gold.totals")).containsExactly("30.00");
        product.write("data/secret.csv", "id\n1\n");
        product.write("models/marts/stolen.sql", "select * from read_csv('data/secret.csv')");
        CapturedRun refused = product.floe("run");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors()).contains("Setting 'enable_external_access' of this target is false");
    }

    @Test
    void publishesAllTablesAtOnceAndShowsThem() {
        assertThat(product.floe("run")).isEqualTo(new CapturedRun(0, """
                  gold.totals    built  1 row   SIZE  T s
                  main.raw       built  2 rows  SIZE  T s
                  silver.orders  built  2 rows  SIZE  T s
                Published 3 tables at once in T s: 3 built, 1 passed
                """, """
                1/4  built      main.raw  2 rows  T s
                2/4  built      silver.orders  2 rows  T s
                3/4  passed     unique_orders_id  T s
                4/4  built      gold.totals  1 row  T s
                publishing 3 tables
                """));
        assertThat(product.floe("show", "gold.totals").output()).isEqualTo("""
                total  orders
                30.00  2
                (1 row)
                """);
        assertThat(product.floe("tables").output().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .first()
                .isEqualTo("TABLE|ROWS|FILES|SIZE|SNAPSHOTS|CHANGED");
        assertThat(directory.resolve("target/run_results.json")).exists();
        assertThat(directory.resolve("target/results.json")).content().contains("\"table\": \"gold.totals\"");
    }

    @Test
    void writesNothingWhereNothingIsNew() throws IOException {
        product.floe("run");
        List<Path> before = files();
        assertThat(product.floe("run").output()).endsWith("Nothing new in T s: 4 unchanged\n");
        assertThat(files()).isEqualTo(before);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve(".floe/warehouse"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void buildsOnlyWhatHasChangedAndWhatReadsIt() throws IOException {
        product.write("models/marts/other.sql", "select 1 as a");
        product.floe("run");
        product.write(
                "models/staging/orders.sql", "select id, amount::decimal(9, 2) * 2 as amount from {{ ref('raw') }}");
        assertThat(product.floe("run").output())
                .endsWith("Published 2 tables at once in T s: 2 built, 2 unchanged, 1 passed\n");
        assertThat(product.rows("gold.totals")).containsExactly("60.00 2");
    }

    @Test
    void publishesNothingWhereATestFailsAndTakesUpTheRestNextTime() throws IOException {
        product.floe("run");
        product.write("seeds/raw.csv", "id,amount\n1,10\n1,90\n");
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output())
                .endsWith("Nothing was published (the next run takes up what was built) in T s:"
                        + " 2 built, 1 failed, 1 skipped\n");
        assertThat(failed.errors())
                .contains("error[FLOE-B402]: test 'unique_orders_id' failed: Got 1 result, configured to fail if != 0");
        assertThat(product.rows("select * from silver.orders order by id")).containsExactly("1 10.00", "2 20.00");
        product.write("models/staging/schema.yml", "models: [{name: orders}]\n");
        assertThat(product.floe("run").output()).endsWith("Published 3 tables at once in T s: 1 built, 2 resumed\n");
        assertThat(product.rows("gold.totals")).containsExactly("100.00 2");
    }

    @Test
    void failingUnitTestStopsItsModel() throws IOException {
        product.write("models/marts/units.yml", """
                unit_tests:
                  - name: adds
                    model: totals
                    given: [{input: ref('orders'), rows: [{amount: 1}, {amount: 2}]}]
                    expect: {rows: [{total: 4}]}
                """);
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("2 built, 1 passed, 1 failed, 1 skipped");
        assertThat(failed.errors())
                .contains("    @@ ,total\n    +++,3.00\n    ---,4.00\n")
                .contains("error[FLOE-B402]: unit_test 'adds' failed: its model makes other rows");
        product.write("models/marts/units.yml", """
                unit_tests:
                  - name: adds
                    model: totals
                    given: [{input: ref('orders'), rows: [{amount: 1}, {amount: 2}]}]
                    expect: {rows: [{total: 3}]}
                """);
        assertThat(product.floe("run").output()).contains("Published 3 tables at once");
        assertThat(product.floe("run").output()).endsWith("Nothing new in T s: 5 unchanged\n");
    }

    @Test
    void holdsTablesToTheirContractsAndMakesFunctions() throws IOException {
        product.write("functions/twice.sql", "n * 2");
        product.write("functions/f.yml", """
                functions:
                  - {name: twice, arguments: [{name: n, data_type: int}], returns: {data_type: int}}
                """);
        product.write("models/marts/held.sql", """
                {{ config(materialized='table', contract={'enforced': true}) }}
                select 'a' as name, {{ function('twice') }}(id) as id from {{ ref('raw') }}""");
        String promise = """
                models:
                  - name: held
                    columns:
                      - {name: id, data_type: integer, constraints: [{type: check, expression: id > 2}]}
                      - {name: name, data_type: varchar}
                """;
        product.write("models/marts/held.yml", promise);
        CapturedRun broken = product.floe("run", "--select", "+held");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.errors()).contains("Constraint Error: CHECK constraint failed");
        product.write("models/marts/held.yml", promise.replace("id > 2", "id > 1"));
        assertThat(product.floe("run", "--select", "+held").exitCode()).isZero();
        assertThat(product.rows("select * from gold.held order by id")).containsExactly("2 a", "4 a");
        assertThat(product.floe("run", "--select", "held").output()).contains("1 unchanged, 1 passed");
        product.write("models/marts/held.yml", promise.replace("integer", "bigint"));
        assertThat(product.floe("run", "--select", "held").errors())
                .contains("| id          | INTEGER         | BIGINT        | data type mismatch |");
    }

    @Test
    void otherBranchesGoOnWhereOneFails() throws IOException {
        product.write("models/marts/broken.sql", "select nothing from {{ ref('raw') }}");
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("3 built, 1 passed, 1 error");
        assertThat(failed.errors())
                .contains("error[FLOE-B401]: Binder Error")
                .contains("--> models/marts/broken.sql:1:8");
        assertThat(product.floe("tables").output()).isEqualTo("No table is published yet: 'floe run' does that\n");
    }

    @Test
    void namesTheColumnThatNoTableCanKeep() throws IOException {
        product.write("models/marts/totals.sql", "select interval 1 day as took from {{ ref('orders') }}");
        assertThat(product.floe("run").errors()).contains("""
                error[FLOE-R004]: Table 'gold.totals': Column 'took' is of type INTERVAL, which a table cannot keep
                  --> models/marts/totals.sql:1:1
                """);
    }

    @Test
    void keepsSumsOfIntegersExactly() throws IOException {
        product.write("models/marts/totals.sql", "select sum(n) as total from (select 9007199254740993::bigint as n)");
        assertThat(product.floe("run").exitCode()).isZero();
        assertThat(product.rows("gold.totals")).containsExactly("9007199254740993");
    }

    @Test
    void saysThatAnInputIsNotThereYet() {
        CapturedRun failed = product.floe("run", "--select", "totals");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors())
                .contains("error[FLOE-R001]: 'totals' reads 'orders', whose table 'silver.orders' is not there yet")
                .contains("help: let it be made in the same run: '--select +totals'");
        assertThat(product.floe("run", "--select", "+totals").exitCode()).isZero();
    }

    @Test
    void buildsWhatIsNeverTheSameEachTime() throws IOException {
        product.write("models/marts/stamped.sql", "select current_timestamp as at");
        product.floe("run");
        assertThat(product.floe("run").output()).contains("Published 1 table at once in T s: 1 built, 4 unchanged");
    }

    @Test
    void readsFilesOfTheProjectAndNoticesThatTheyChange() throws IOException {
        product.write("data/extra.csv", "id\n7\n");
        product.write("models/marts/extra.sql", "select id from read_csv('data/extra.csv')");
        product.floe("run");
        assertThat(product.rows("gold.extra")).containsExactly("7");
        assertThat(product.floe("run").output()).contains("Nothing new");
        product.write("data/extra.csv", "id\n7\n8\n");
        product.floe("run");
        assertThat(product.rows("select count(*) from gold.extra")).containsExactly("2");
    }

    @Test
    void readsTablesThatAnotherProductMadeAsSources() throws IOException {
        product.floe("run");
        product.write("models/marts/again.sql", "select total from {{ source('gold', 'totals') }}");
        product.write("models/marts/sources.yml", "sources: [{name: gold, schema: gold, tables: [{name: totals}]}]\n");
        assertThat(product.floe("run").exitCode()).isZero();
        assertThat(product.rows("gold.again")).containsExactly("30.00");
    }

    @Test
    void saysThatTwoNodesWouldMakeOneTable() throws IOException {
        product.write("models/marts/deep/sums.sql", "{{ config(alias='totals', schema='x') }} select 1 as a");
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.errors()).contains("error[FLOE-R003]").contains("would make the table 'gold.totals'");
    }

    @Test
    void ephemeralModelsAreNoTables() throws IOException {
        product.write(
                "models/staging/orders.sql", "{{ config(materialized='ephemeral') }} select * from {{ ref('raw') }}");
        product.write("models/staging/schema.yml", "models: [{name: orders}]\n");
        assertThat(product.floe("run").output()).contains("2 built");
        assertThat(product.rows("gold.totals")).containsExactly("30 2");
        product.write("seeds/raw.csv", "id,amount\n1,1\n");
        product.floe("run");
        assertThat(product.rows("gold.totals")).containsExactly("1 1");
    }

    @Test
    void namesTheTableWhoseFileIsGone() throws IOException {
        product.floe("run");
        try (Stream<Path> all = Files.walk(directory.resolve(".floe/warehouse/silver/orders/data"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        product.write("models/marts/totals.sql", "select max(amount) as total, 1 as orders from {{ ref('orders') }}");
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors())
                .contains("error[FLOE-R002]: The files of table 'silver.orders' cannot be read: IO Error");
        assertThat(product.rows("gold.totals")).containsExactly("30.00 2");
    }

    @Test
    void tidiesWhatNobodyRefersTo() throws IOException {
        product.floe("run");
        assertThat(product.floe("maintain").output()).isEqualTo("There is nothing to tidy\n");
        String left = ".floe/warehouse/silver/orders/data/left/part-0.parquet";
        product.write(left, "left by a run that was killed");
        assertThat(product.floe("maintain").output()).isEqualTo("""
                There is nothing to tidy
                Files that no table knows and that are younger than 3d, so that another program may be about to publish them: 1 left
                """);
        Files.setLastModifiedTime(
                directory.resolve(left), FileTime.from(Instant.now().minus(Duration.ofHours(49))));
        assertThat(product.floe("maintain").output()).startsWith("There is nothing to tidy\n");
        assertThat(product.floe("maintain", "--older-than", "12h").errors())
                .contains("error[FLOE-U004]: '--older-than 12h' is no age of a day or more");
        assertThat(product.floe("maintain", "--older-than", "2d").output()).isEqualTo("""
                TABLE          SNAPSHOTS TO EXPIRE  FILES  SIZE
                silver.orders  0                    1      SIZE
                Nothing was changed: 'floe maintain --apply' does it
                """);
        assertThat(product.filesOf("silver/orders")).hasSize(2);
        assertThat(product.floe("maintain", "--older-than", "48h", "--apply").output())
                .endsWith("Done\n");
        assertThat(product.filesOf("silver/orders")).hasSize(1);
        assertThat(product.rows("select count(*) from silver.orders")).containsExactly("2");
        assertThat(product.floe("run").output()).contains("Nothing new");
    }

    @Test
    void namesTheTableThatTheQueryMeans() {
        assertThat(product.floe("show", "gold.totals").errors())
                .startsWith("error[FLOE-T006]: There is no table 'gold.totals'\n  help: no table is published yet");
        product.floe("run");
        assertThat(product.floe("show", "gold.total").errors())
                .contains("help: there are gold.totals, main.raw, silver.orders");
        assertThat(product.floe("show", "select x from gold.totals").errors())
                .startsWith("error[FLOE-U016]: Binder Error");
    }

    @Test
    void doesNotRunWhatIsApprovedForAnotherCompute() throws IOException {
        product.write("manifest.yaml", "plugins: {compute: {approved: [duckdb, snowflake], default: duckdb}}\n");
        product.write("floe.yaml", """
                name: shop
                platform: {ref: manifest.yaml}
                transforms: [{type: dbt, path: models/marts/, compute: snowflake}]
                """);
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.errors())
                .contains("error[FLOE-E008]: floe cannot run 'totals' on its compute 'snowflake' yet");
        assertThat(directory.resolve(".floe")).doesNotExist();
    }

    @Test
    void compilesBeforeItRuns() throws IOException {
        product.write("floe.yaml", "name: shop\ntransforms: [{type: dbt, path: models/marts/, layer: platinum}]\n");
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.errors()).contains("platinum");
        assertThat(directory.resolve(".floe")).doesNotExist();
    }
}
