package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one run after another leaves in the tables of a product, and how they were before. */
final class TestRunHistory {
    private final Path directory;
    private final TestedProduct product;

    TestRunHistory(@TempDir Path directory) {
        this.directory = directory;
        this.product = TestedProduct.withTwoLayers(directory);
    }

    @Test
    void incrementalModelsAddToWhatIsPublished() throws IOException {
        product.write("models/marts/log.sql", """
                {{ config(materialized='incremental', unique_key='id') }}
                select id, amount, {{ 1 if is_incremental() else 0 }} as added from {{ ref('raw') }}
                {% if is_incremental() %} where id > (select max(id) from {{ this }}) or id = 1 {% endif %}
                """);
        product.floe("run");
        assertThat(product.rows("select * from gold.log order by id")).containsExactly("1 10 0", "2 20 0");
        assertThat(product.floe("run").output()).contains("Nothing new");
        product.write("seeds/raw.csv", "id,amount\n1,11\n2,22\n3,33\n");
        assertThat(product.floe("run").exitCode()).isZero();
        assertThat(product.rows("select * from gold.log order by id")).containsExactly("1 11 1", "2 20 0", "3 33 1");
        assertThat(product.floe("run", "--full-refresh").output()).contains("4 built");
        assertThat(product.rows("select * from gold.log order by id")).containsExactly("1 11 0", "2 22 0", "3 33 0");
    }

    @Test
    void incrementalModelsWriteOnlyWhatIsNew() throws IOException {
        product.write("models/marts/log.sql", """
                {{ config(materialized='incremental', incremental_strategy='append') }}
                select id, amount from {{ ref('raw') }}
                {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}
                """);
        product.floe("run");
        List<Path> before = product.filesOf("gold/log");
        product.write("seeds/raw.csv", "id,amount\n1,10\n2,20\n3,30\n");
        product.floe("run");
        assertThat(product.rows("select * from gold.log order by id")).containsExactly("1 10", "2 20", "3 30");
        assertThat(product.filesOf("gold/log")).hasSize(2).containsAll(before);
    }

    @Test
    void incrementalModelsReplaceRowsByTheirKeys() throws IOException {
        product.write("models/marts/log.sql", """
                {{ config(materialized='incremental', unique_key=['id', 'part'], incremental_strategy='delete+insert') }}
                select id, case when id = 9 then null else 1 end as part, amount from {{ ref('raw') }}
                """);
        product.write("seeds/raw.csv", "id,amount\n1,10\n9,90\n");
        product.floe("run");
        product.write("seeds/raw.csv", "id,amount\n1,11\n1,12\n9,91\n");
        product.write("models/staging/schema.yml", "models: [{name: orders}]\n");
        product.floe("run");
        assertThat(product.rows("select * from gold.log order by id, amount"))
                .containsExactly("1 1 11", "1 1 12", "9 null 90", "9 null 91");
    }

    @Test
    void incrementalModelsTakeNewColumns() throws IOException {
        product.write("models/marts/log.sql", """
                {{ config(materialized='incremental', on_schema_change='append_new_columns') }}
                select id from {{ ref('raw') }} {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}
                """);
        product.floe("run");
        product.write("seeds/raw.csv", "id,amount\n1,10\n2,20\n3,30\n");
        product.write("models/marts/log.sql", """
                {{ config(materialized='incremental', on_schema_change='append_new_columns') }}
                select id, amount from {{ ref('raw') }}
                {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}
                """);
        assertThat(product.floe("run").exitCode()).isZero();
        assertThat(product.rows("select * from gold.log order by id")).containsExactly("1 null", "2 null", "3 30");
    }

    @Test
    void snapshotsKeepEveryVersionOfARow() throws IOException {
        product.write("snapshots/history.sql", """
                {% snapshot history %}{{ config(target_schema='main', unique_key='id', strategy='check', check_cols=['amount']) }}
                select * from {{ ref('raw') }}{% endsnapshot %}
                """);
        product.floe("run");
        product.write("seeds/raw.csv", "id,amount\n1,10\n2,25\n");
        assertThat(product.floe("run").exitCode()).isZero();
        assertThat(product.rows(
                        "select id, amount, dbt_valid_to is null as present from main.history order by id, present"))
                .containsExactly("1 10 true", "2 20 false", "2 25 true");
        assertThat(product.floe("run").output()).contains("Nothing new");
    }

    @Test
    void publishesWhatHooksLeave() throws IOException {
        product.write("models/marts/kept.sql", """
                {{ config(materialized='table', post_hook='delete from {{ this }} where id = 1') }}
                select * from {{ ref('raw') }}
                """);
        assertThat(product.floe("run").exitCode()).isZero();
        assertThat(product.rows("gold.kept")).containsExactly("2 20");
        assertThat(product.floe("run").output()).contains("Nothing new");
    }

    @Test
    void leavesNoOldRowsWhereTheNewOnesAreNone() throws IOException {
        product.floe("run");
        product.write(
                "models/staging/orders.sql",
                "select id, amount::decimal(9, 2) as amount from {{ ref('raw') }} where false");
        assertThat(product.floe("run").exitCode()).isZero();
        assertThat(product.rows("select count(*) from silver.orders")).containsExactly("0");
        assertThat(product.rows("gold.totals")).containsExactly("null 0");
    }

    @Test
    void showsRowsAsTheyWere() throws IOException {
        product.floe("run");
        String snapshot = snapshot("gold.totals");
        String run = text("\"run\": \"([^\"]+)\"", Files.readString(directory.resolve("target/results.json")));
        product.write("seeds/raw.csv", "id,amount\n1,1\n");
        product.floe("run");
        assertThat(product.rows("gold.totals")).containsExactly("1.00 1");
        assertThat(product.floe("show", "gold.totals", "--at", snapshot).output())
                .contains("30.00  2");
        assertThat(product.floe("show", "select total from gold.totals", "--at", run)
                        .output())
                .contains("30.00");
        assertThat(product.floe("show", "gold.totals", "--at", "2020-01-01").errors())
                .startsWith("error[FLOE-T006]: Table 'gold.totals' had no rows yet at 2020-01-01T00:00:00Z");
        assertThat(product.floe("show", "gold.totals", "--at", "yesterday").errors())
                .startsWith("error[FLOE-U015]: '--at yesterday' is no snapshot, no run and no time");
    }

    private String snapshot(String table) {
        return text(
                "\"name\": \"" + table + "\".*?\"id\": \"(\\d+)\"",
                product.floe("tables", "--output", "json").output());
    }

    private static String text(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    @Test
    void columnsComeAndGo() throws IOException {
        product.floe("run");
        product.write(
                "models/staging/orders.sql",
                "select 'x' as note, id, amount::decimal(12, 2) as amount from {{ ref('raw') }}");
        assertThat(product.floe("run").exitCode()).isZero();
        assertThat(product.rows("select * from silver.orders order by id")).containsExactly("x 1 10.00", "x 2 20.00");
    }
}
