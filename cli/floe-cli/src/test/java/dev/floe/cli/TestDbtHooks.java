package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hooks at the end of a run know of it, held against what dbt-core 1.11.16 printed for the same macro. */
final class TestDbtHooks {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProject() throws IOException {
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\non-run-end: ['{{ say(results) }}']\n");
        write(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: main, threads: 1}}}\n");
        write("seeds/raw.csv", "id\n1\n1\n");
        write("seeds/raw.yml", "seeds: [{name: raw, columns: [{name: id, tests: [unique]}]}]\n");
        write("models/orders.sql", "select * from {{ ref('raw') }}");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    @Test
    void haveTheResultsAndTheSchemas() throws IOException {
        write("macros/say.sql", """
                {% macro say(results) %}
                {% for r in results %}
                {% do log([r.status, r.message, r.failures, r.thread_id, r.node.name, r.node['resource_type'],
                    r.node.config.materialized, r.adapter_response.rows_affected, r.batch_results,
                    (r.timing | selectattr('name', 'eq', 'compile') | first | default({})).name,
                    r.execution_time is float, r.node.compiled_code | default('') | length] | join('|'), true) %}
                {% endfor %}
                {% do log(schemas ~ database_schemas, true) %}
                {% do log(results[0].to_dict().keys() | list, true) %}
                {% do log(results[0].to_dict()['timing'][0].keys() | list ~ results[0].node.to_dict()['name'], true) %}
                {% endmacro %}
                """);
        assertThat(CapturedRun.of(directory, List.of("dbt", "build")).errors().replaceAll("(?m)^\\d\\d:.{5} {2}", ""))
                .contains("""
                success|INSERT 2|None|Thread-1 (worker)|raw|seed|seed|2|None|compile|True|0
                fail|Got 1 result, configured to fail if != 0|1|Thread-1 (worker)|unique_raw_id|test|test||None|\
                compile|True|142
                skipped|None|None|Thread-1 (worker)|orders|model|view||None||True|0
                ['main'][('shop', 'main')]
                ['status', 'timing', 'thread_id', 'execution_time', 'adapter_response', 'message', 'failures', 'node', \
                'agate_table', 'batch_results']
                ['name', 'started_at', 'completed_at']raw
                """);
    }

    @Test
    void skipTheOthersWhereOneFails() throws IOException {
        write("macros/say.sql", "{% macro say(results) %}{% do log(schemas, true) %}{% endmacro %}");
        write(
                "dbt_project.yml",
                "name: shop\nversion: 1.0.0\nprofile: shop\non-run-start: ['select nothing', 'select 1']\n");
        CapturedRun run = CapturedRun.of(directory, List.of("dbt", "run"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("target/run_results.json")))
                .contains("\"message\":\"shop.on-run-start.0 failed, error:\\n ")
                .contains("\"message\":\"shop.on-run-start.1 skipped\",\"failures\":1")
                .contains("\"thread_id\":\"main\"");
    }

    @Test
    void thatCannotBeRenderedEndTheRun() throws IOException {
        write("macros/say.sql", "{% macro say(results) %}{% endmacro %}");
        write(
                "dbt_project.yml",
                "name: shop\nversion: 1.0.0\nprofile: shop\non-run-start: [\"{{ run_query('select * from nothing') }}\"]\n");
        CapturedRun run = CapturedRun.of(directory, List.of("dbt", "run"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("A hook cannot be rendered")
                .contains("Table with name nothing does not exist");
        assertThat(directory.resolve("target/run_results.json")).doesNotExist();
    }

    @Test
    void ofSeedsReferToNothing() throws IOException {
        write("macros/say.sql", "{% macro say(results) %}{% endmacro %}");
        write(
                "dbt_project.yml",
                "name: shop\nversion: 1.0.0\nprofile: shop\nseeds: {+post-hook: \"select * from {{ ref('orders') }}\"}\n");
        CapturedRun run = CapturedRun.of(directory, List.of("dbt", "parse"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("Seed 'raw' has a hook that calls 'ref' or 'source', and seeds depend on nothing");
    }

    @Test
    void knowTheThreadThatWorksOnTheirNode() throws IOException {
        write("macros/say.sql", "{% macro say(results) %}{% do log('end on ' ~ thread_id, true) %}{% endmacro %}");
        write(
                "models/orders.sql",
                "{{ config(post_hook=\"{{ log('node on ' ~ thread_id, true) }}\") }} select 1 as id");
        assertThat(CapturedRun.of(directory, List.of("dbt", "run")).errors())
                .contains("node on Thread-1 (worker)")
                .contains("end on MainThread");
    }
}
