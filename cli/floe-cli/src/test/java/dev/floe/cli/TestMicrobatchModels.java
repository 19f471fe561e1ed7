package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microbatch models build spans of event time, each by its own SQL, and publish them at once. */
final class TestMicrobatchModels {
    @TempDir
    private Path directory;

    private TestedProduct product;

    @BeforeEach
    void createProduct() {
        product = new TestedProduct(directory);
        product.model("events", """
                {{ config(event_time='happened') }}
                select id, happened::timestamp as happened, amount from {{ ref('raw') }}
                """);
        product.model("daily", """
                {{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened', batch_size='day',
                          begin='2026-01-01', lookback=0, partition_by='day(happened)') }}
                select id, happened, amount, '{{ model.batch.id if model.batch else '' }}' as batch from {{ ref('events') }}
                """);
        raw("1,2026-01-01T10:00,10", "2,2026-01-02T11:00,20", "3,2026-01-03T00:00,30");
    }

    private void raw(String... rows) {
        product.write("seeds/raw.csv", "id,happened,amount\n" + String.join("\n", rows) + "\n");
    }

    private void run(String start, String end) {
        product.run("--event-time-start", start, "--event-time-end", end);
    }

    private List<String> daily() {
        return product.rows("select id, amount, batch from gold.daily order by id");
    }

    @Test
    void buildEachBatchFromTheRowsOfItsTime() {
        run("2026-01-01", "2026-01-04");
        assertThat(daily()).containsExactly("1 10 20260101", "2 20 20260102", "3 30 20260103");
        assertThat(product.dataFiles("daily")).hasSize(3);
        assertThat(product.table("daily").snapshots()).hasSize(1);
    }

    @Test
    void replaceTheRowsOfTheirTimeAndNoOthers() {
        run("2026-01-01", "2026-01-04");
        List<String> before = product.locations("daily");
        raw("1,2026-01-01T10:00,11", "4,2026-01-02T12:00,21", "3,2026-01-03T00:00,31");
        run("2026-01-02", "2026-01-03");
        assertThat(daily()).containsExactly("1 10 20260101", "3 30 20260103", "4 21 20260102");
        assertThat(product.locations("daily"))
                .hasSize(3)
                .filteredOn(before::contains)
                .hasSize(2);
        run("2026-01-02T06:00", "2026-01-03T06:00");
        assertThat(daily()).containsExactly("1 10 20260101", "3 31 20260103", "4 21 20260102");
    }

    @Test
    void buildWhatIsNewWhereNobodyAsksForATime() {
        product.model("daily", """
                {{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened', batch_size='year',
                          begin='2022-06-01', lookback=30) }}
                select id, happened, amount, '{{ model.batch.id if model.batch else '' }}' as batch from {{ ref('events') }}
                """);
        raw("1,2022-01-01T10:00,10", "2,2024-01-02T11:00,20");
        product.run();
        assertThat(daily()).containsExactly("1 10 2022", "2 20 2024");
        assertThat(product.floe("run").output()).contains("Nothing new");
        raw("1,2022-01-01T10:00,12", "2,2024-01-02T11:00,22");
        product.run();
        assertThat(daily()).containsExactly("1 12 2022", "2 22 2024");
        product.run("--full-refresh");
        assertThat(daily()).containsExactly("1 12 2022", "2 22 2024");
    }

    @Test
    void saysWhatIsMissing() {
        product.model(
                "daily",
                "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened') }} select 1 as a");
        assertThat(product.floe("run").errors()).contains("Microbatch model 'daily' needs a 'begin'");
        product.model(
                "daily",
                "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened', begin='2026-01-01') }} select 1 as a");
        assertThat(product.floe("run").errors()).contains("Microbatch model 'daily' needs a 'batch_size'");
        product.model(
                "daily",
                "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened', begin='soon', batch_size='day') }} select 1 as a");
        assertThat(product.floe("run").errors()).contains("Microbatch model 'daily' needs a time as its 'begin'");
        product.model(
                "daily",
                "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened', begin='2026-01-01', batch_size='day') }} select 1 as a");
        assertThat(product.floe("run", "--event-time-start", "2026-01-01").errors())
                .startsWith("error[FLOE-U015]: '--event-time-start' is there without '--event-time-end'");
        assertThat(product.floe("run", "--event-time-start", "soon", "--event-time-end", "2026-01-01")
                        .errors())
                .startsWith("error[FLOE-U015]: '--event-time-start soon' is no time");
        assertThat(product.floe("run", "--event-time-start", "2026-01-02", "--event-time-end", "2026-01-01")
                        .errors())
                .startsWith("error[FLOE-U015]: '--event-time-start' is not before '--event-time-end'");
    }
}
