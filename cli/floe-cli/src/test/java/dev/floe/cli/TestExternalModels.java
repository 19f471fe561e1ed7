package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that says itself what its table is called and where it is, as dbt-duckdb and its plugins know it. */
final class TestExternalModels {
    @TempDir
    private Path directory;

    private TestedProduct product;

    @BeforeEach
    void createProduct() {
        product = new TestedProduct(directory);
    }

    @Test
    void haveTheirOwnNamesAndLocations() {
        product.model("mart", """
                {{ config(materialized='external', location='tables/mart', format='parquet',
                          polaris_namespace='demo.gold', polaris_table='mart_orders', partition_by='part') }}
                select n as id, n % 2 as part from range(10) as rows(n)
                """);
        product.model("reader", "select count(*) as found from {{ ref('mart') }}");
        product.run();
        assertThat(product.rows("select * from gold.reader")).containsExactly("10");
        assertThat(product.floe("tables").output()).contains("demo.gold.mart_orders");
        assertThat(product.countFiles("tables/mart/data")).isEqualTo(2);
        assertThat(directory.resolve("tables/mart/metadata")).isNotEmptyDirectory();
        product.model("reader", "select sum(id) as found from {{ ref('mart') }}");
        product.run("--full-refresh");
        assertThat(product.rows("select * from gold.reader")).containsExactly("45");
        assertThat(product.floe("maintain", "--apply").exitCode()).isZero();
        assertThat(product.rows("select * from \"demo.gold\".mart_orders").size())
                .isEqualTo(10);
    }

    @Test
    void saysWhatATableCannotBe() {
        product.model("csv", "{{ config(materialized='external', format='csv') }} select 1 as a");
        product.model(
                "options", "{{ config(materialized='external', options={'compression': 'snappy'}) }} select 1 as a");
        product.model("far", "{{ config(materialized='external', location='s3://bucket/far') }} select 1 as a");
        product.write("taken/file.txt", "somebody's");
        product.model("taken", "{{ config(materialized='external', location='taken') }} select 1 as a");
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors())
                .contains("error[FLOE-R005]: 'csv': 'format' is 'csv', but tables are of Parquet files")
                .contains(
                        "error[FLOE-R005]: 'options': 'options' are those of a single file, but a model makes a table")
                .contains(
                        "error[FLOE-T021]: Table 'gold.far' cannot be in 's3://bucket/far': its catalog keeps tables in '")
                .contains("error[FLOE-T021]: Table 'gold.taken' cannot be in '" + directory.resolve("taken")
                        + "': there are files already");
        assertThat(directory.resolve("taken/file.txt")).exists();
    }
}
