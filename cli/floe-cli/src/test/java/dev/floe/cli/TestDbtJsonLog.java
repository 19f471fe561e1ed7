package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of {@code --log-format json}: names, and what dbt-core 1.11.16 says with each. */
final class TestDbtJsonLog {
    @TempDir
    private Path directory;

    private List<DictValue> events() throws IOException {
        Files.writeString(directory.resolve("dbt_project.yml"), "name: shop\nversion: 1.0.0\nprofile: shop\n");
        Files.writeString(
                directory.resolve("profiles.yml"),
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: main, threads: 1}}}\n");
        Files.createDirectories(directory.resolve("seeds"));
        Files.writeString(directory.resolve("seeds/raw.csv"), "id\n1\n1\n");
        Files.writeString(
                directory.resolve("seeds/s.yml"), "seeds: [{name: raw, columns: [{name: id, tests: [unique]}]}]\n");
        return CapturedRun.of(directory, List.of("dbt", "build", "--log-format", "json"))
                .output()
                .lines()
                .map(line -> DocumentValues.read("log", line.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow())
                .map(DictValue.class::cast)
                .toList();
    }

    private static List<String> keys(DictValue dict) {
        return dict.entries().keySet().stream().map(Value::toText).sorted().toList();
    }

    @Test
    void hasDbtsEventsWithTheirData() throws IOException {
        List<DictValue> events = events();
        assertThat(events.stream()
                        .map(event -> Fields.text(Fields.dict(event, "info"), "name", ""))
                        .filter(name -> !name.equals("Formatting")))
                .containsExactly(
                        "MainReportVersion",
                        "FoundStats",
                        "ConcurrencyLine",
                        "LogStartLine",
                        "LogSeedResult",
                        "LogStartLine",
                        "LogTestResult",
                        "FinishedRunningStats",
                        "EndOfRunSummary",
                        "RunResultFailure",
                        "RunResultError",
                        "StatsLine");
        assertThat(keys(Fields.dict(events.getFirst(), "info")))
                .containsExactly(
                        "category", "code", "extra", "invocation_id", "level", "msg", "name", "pid", "thread", "ts");
        DictValue test = data(events, "LogTestResult");
        assertThat(keys(test))
                .containsExactly(
                        "attached_node",
                        "execution_time",
                        "index",
                        "name",
                        "node_info",
                        "num_failures",
                        "num_models",
                        "status");
        assertThat(keys(Fields.dict(test, "node_info")))
                .containsExactly(
                        "materialized",
                        "meta",
                        "node_checksum",
                        "node_finished_at",
                        "node_name",
                        "node_path",
                        "node_relation",
                        "node_started_at",
                        "node_status",
                        "resource_type",
                        "unique_id");
        assertThat(keys(data(events, "LogSeedResult")))
                .containsExactly(
                        "execution_time",
                        "index",
                        "node_info",
                        "relation",
                        "result_message",
                        "schema",
                        "status",
                        "total");
        assertThat(Fields.dict(data(events, "StatsLine"), "stats").repr())
                .isEqualTo("{'error': 1, 'noop': 0, 'pass': 1, 'skip': 0, 'total': 2, 'warn': 0}");
    }

    private static DictValue data(List<DictValue> events, String name) {
        return events.stream()
                .filter(event ->
                        Fields.text(Fields.dict(event, "info"), "name", "").equals(name))
                .map(event -> Fields.dict(event, "data"))
                .findFirst()
                .orElseThrow();
    }
}
