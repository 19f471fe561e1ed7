package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds microbatch models batch by batch in a DuckDB, as dbt-core 1.11.16 does. */
final class TestDbtMicrobatch {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProject() throws IOException {
        write(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, threads: 1}, other: {type: duckdb,"
                        + " path: other.duckdb, threads: 1}}}\n");
        write("models/events.sql", """
                {{ config(materialized='table', event_time='ts') }}
                {% for d in range(1, 5) %}
                select {{ d }} as id, cast('2024-01-0{{ d }} 10:00:00' as timestamp) as ts
                {% if not loop.last %}union all{% endif %}
                {% endfor %}
                """);
        write("models/daily.sql", """
                {{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts',
                    begin='2024-01-01', batch_size='day', pre_hook="insert into hooks values ('pre')",
                    post_hook="insert into hooks values ('post')") }}
                select id, ts, '{{ model.batch.id }}' as batch_id, '{{ is_incremental() }}' as adds
                from {{ ref('events') }}
                {% if var('broken', '') == model.batch.id %} where 1 = cast('x' as int) {% endif %}
                """);
        write("models/counted.sql", "select count(*) as n from {{ ref('daily') }}");
        write(
                "dbt_project.yml",
                "name: shop\nversion: 1.0.0\nprofile: shop\n"
                        + "on-run-start: ['create table if not exists hooks (what text)']\n");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private CapturedRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("dbt"));
        all.addAll(List.of(arguments));
        CapturedRun run = CapturedRun.of(directory, all);
        return new CapturedRun(
                run.exitCode(),
                run.output(),
                run.errors().replaceAll("in \\d+\\.\\d\\ds", "in Ts").replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d {2}", ""));
    }

    private String query(String sql) {
        return run("show", "--inline", sql, "--limit", "-1", "--output", "json").output();
    }

    private String results() throws IOException {
        return Files.readString(directory.resolve("target/run_results.json"));
    }

    @Test
    void buildsEachBatchAndSaysWhichFailed() throws IOException {
        CapturedRun run = run(
                "run",
                "--event-time-start",
                "2024-01-01",
                "--event-time-end",
                "2024-01-05",
                "--vars",
                "{broken: '20240103'}");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("Done. PASS=2 WARN=0 ERROR=1 SKIP=1 NO-OP=0 TOTAL=4\n");
        assertThat(run.errors())
                .contains("""
                2 of 3 START sql microbatch model main.daily ................................... [RUN]
                Batch 1 of 4 START batch 2024-01-01 of main.daily .................................... [RUN]
                Batch 1 of 4 OK created batch 2024-01-01 of main.daily ............................... [OK in Ts]
                """)
                .contains("""
                Batch 3 of 4 ERROR creating batch 2024-01-03 of main.daily ........................... [ERROR in Ts]
                Batch 4 of 4 START batch 2024-01-04 of main.daily .................................... [RUN]
                Batch 4 of 4 OK created batch 2024-01-04 of main.daily ............................... [OK in Ts]
                2 of 3 PARTIALLY created sql microbatch model main.daily ....................... \
                [PARTIAL SUCCESS (3/4) in Ts]
                3 of 3 SKIP relation main.counted .............................................. [SKIP]
                """)
                .contains("Completed with 1 partial success and 0 warnings\n")
                .contains("error[FLOE-B401]: Conversion Error: Could not convert string 'x' to INT32\n"
                        + "  --> models/daily.sql:");
        assertThat(results())
                .contains("\"status\":\"partial success\"", "\"message\":\"PARTIAL SUCCESS (3/4)\"")
                .contains(
                        "\"batch_results\":{\"successful\":[[\"2024-01-01T00:00:00+00:00\",\"2024-01-02T00:00:00+00:00\"],"
                                + "[\"2024-01-02T00:00:00+00:00\",\"2024-01-03T00:00:00+00:00\"],"
                                + "[\"2024-01-04T00:00:00+00:00\",\"2024-01-05T00:00:00+00:00\"]],"
                                + "\"failed\":[[\"2024-01-03T00:00:00+00:00\",\"2024-01-04T00:00:00+00:00\"]]}");
        assertThat(directory.resolve("target/compiled/shop/models/daily/daily_2024-01-04.sql"))
                .content()
                .contains("where ts >= '2024-01-04 00:00:00+00:00' and ts < '2024-01-05 00:00:00+00:00'");
        assertThat(directory.resolve("target/run/shop/models/daily/daily_2024-01-04.sql"))
                .exists();
        assertThat(query("select string_agg(what, ' ' order by what) as hooks from hooks"))
                .contains("\"hooks\": \"post pre\"");
    }

    @Test
    void retryBuildsTheFailedBatchesAlone() throws IOException {
        run(
                "run",
                "--event-time-start",
                "2024-01-01",
                "--event-time-end",
                "2024-01-05",
                "--full-refresh",
                "--target",
                "other",
                "--vars",
                "{broken: '20240103'}");
        CapturedRun retry = run("retry", "--vars", "{}");
        assertThat(retry.output()).isEqualTo("Done. PASS=3 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=3\n");
        assertThat(retry.errors())
                .contains("(target='other')")
                .contains("Batch 1 of 1 OK created batch 2024-01-03 of main.daily");
        assertThat(results())
                .contains("\"successful\":[[\"2024-01-03T00:00:00+00:00\",\"2024-01-04T00:00:00+00:00\"],"
                        + "[\"2024-01-01T00:00:00+00:00\"");
        assertThat(run("show", "--target", "other", "--select", "counted", "--output", "json")
                        .output())
                .contains("\"n\": 4");
    }

    @Test
    void skipsTheOthersWhereTheFirstBatchFails() throws IOException {
        CapturedRun run = run(
                "run",
                "--event-time-start",
                "2024-01-01",
                "--event-time-end",
                "2024-01-04",
                "--vars",
                "{broken: '20240101'}");
        assertThat(run.errors())
                .contains("Batch 2 of 3 SKIP batch 2024-01-02 of main.daily ..................................... "
                        + "[SKIPPED in Ts]\n")
                .contains("2 of 3 ERROR creating sql microbatch model main.daily .......................... [ERROR in");
        assertThat(results()).contains("\"batch_results\":{\"successful\":[],\"failed\":[[");
    }

    @Test
    void readsAllRowsWhereTheModelSaysSo() throws IOException {
        write("models/events.sql", "{{ config(event_time='ts') }} select timestamp '2024-01-01 10:00:00' as ts");
        write("models/daily.sql", """
                {{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts',
                    begin='2024-01-01', batch_size='day') }}
                select max(ts) as ts from {{ ref('events').render() }}
                """);
        run("run", "--event-time-start", "2024-01-01", "--event-time-end", "2024-01-02");
        assertThat(directory.resolve("target/compiled/shop/models/daily/daily_2024-01-01.sql"))
                .content()
                .endsWith("from \"shop\".\"main\".\"events\"");
    }

    @Test
    void givesAMacroOfTheProjectAllRowsAtOnce() throws IOException {
        write("macros/own.sql", """
                {% macro get_incremental_microbatch_sql(arg_dict) %}
                  insert into {{ arg_dict['target_relation'] }} select * from {{ arg_dict['temp_relation'] }}
                {% endmacro %}
                """);
        write("models/daily.sql", """
                {{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts',
                    begin='2024-01-01', batch_size='day') }}
                select id, ts from {{ ref('events') }}
                """);
        run("run");
        assertThat(run("run").errors()).doesNotContain("Batch 1");
        assertThat(query("select n from {{ ref('counted') }}")).contains("\"n\": 8");
    }
}
