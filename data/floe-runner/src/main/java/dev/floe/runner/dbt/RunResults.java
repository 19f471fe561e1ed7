package dev.floe.runner.dbt;

import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.compile.BatchTimes.Span;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.manifest.ManifestWriter;
import dev.floe.dbt.materialize.BatchResults;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.project.DbtVersion;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes run_results.json in version 6 of its schema, as {@code schemas.getdbt.com} has it. */
public final class RunResults {
    private static final String SCHEMA = "https://schemas.getdbt.com/dbt/run-results/v6.json";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** What has SQL of its own in the results. */
    private static final Set<ResourceType> CODED = EnumSet.of(
            ResourceType.MODEL,
            ResourceType.SNAPSHOT,
            ResourceType.TEST,
            ResourceType.UNIT_TEST,
            ResourceType.FUNCTION,
            ResourceType.OPERATION,
            ResourceType.ANALYSIS);

    private RunResults() {}

    /**
     * Writes the results of a run of nodes that a graph has.
     *
     * @param arguments what the command was called with
     * @param texts what becomes of each text on its way
     */
    public static void write(
            RunReport report,
            ManifestGraph graph,
            String invocationId,
            DictValue arguments,
            Path file,
            UnaryOperator<String> texts)
            throws IOException {
        DictValue metadata = DictValue.empty();
        metadata.put("dbt_schema_version", StringValue.of(SCHEMA));
        metadata.put("dbt_version", StringValue.of(DbtVersion.TEXT));
        metadata.put("generated_at", time(report.completed()));
        metadata.put("invocation_id", StringValue.of(invocationId));
        metadata.put("invocation_started_at", time(report.started()));
        metadata.put("env", DictValue.empty());
        DictValue all = DictValue.empty();
        all.put("metadata", metadata);
        all.put(
                "results",
                ListValue.of(report.nodes().stream()
                        .map(node -> result(node, graph.find(node.result().uniqueId())))
                        .toList()));
        all.put("elapsed_time", seconds(report.elapsed()));
        all.put("args", arguments);
        ManifestWriter.write(all, file, texts);
    }

    private static DictValue result(NodeReport report, Optional<ManifestNode> described) {
        NodeResult node = report.result();
        DictValue result = DictValue.empty();
        result.put("status", StringValue.of(node.status().text()));
        ListValue timing = ListValue.empty();
        report.compiled().ifPresent(compiled -> {
            timing.elements().add(timing("compile", report.started(), compiled));
            timing.elements().add(timing("execute", compiled, report.completed()));
        });
        result.put("timing", timing);
        result.put("thread_id", StringValue.of(report.threadId()));
        result.put("execution_time", seconds(report.elapsed()));
        result.put("adapter_response", node.response());
        result.put("message", text(node.message()));
        result.put(
                "failures",
                node.failures().isPresent() ? IntValue.of(node.failures().getAsLong()) : NoneValue.NONE);
        result.put("unique_id", StringValue.of(node.uniqueId()));
        boolean hasCode = described
                .map(ManifestNode::resourceType)
                .filter(type -> !CODED.contains(type))
                .isEmpty();
        result.put("compiled", hasCode ? BoolValue.of(node.compiled().isPresent()) : NoneValue.NONE);
        result.put("compiled_code", text(node.compiled().filter(_ -> hasCode).map(CompiledNode::code)));
        Optional<String> built = node.relations().stream().findFirst().map(Relation::render);
        result.put(
                "relation_name",
                text(
                        hasCode
                                ? built.or(() -> described.flatMap(each -> Fields.text(each.fields(), "relation_name")))
                                : Optional.empty()));
        result.put("batch_results", node.batches().map(RunResults::batches).orElse(NoneValue.NONE));
        return result;
    }

    private static Value batches(BatchResults results) {
        DictValue batches = DictValue.empty();
        batches.put("successful", spans(results.successful()));
        batches.put("failed", spans(results.failed()));
        return batches;
    }

    private static ListValue spans(List<Span> spans) {
        return ListValue.of(spans.stream()
                .map(span -> ListValue.ofStrings(List.of(Batch.text(span.start()), Batch.text(span.end()))))
                .toList());
    }

    private static DictValue timing(String name, Instant started, Instant completed) {
        DictValue timing = DictValue.empty();
        timing.put("name", StringValue.of(name));
        timing.put("started_at", time(started));
        timing.put("completed_at", time(completed));
        return timing;
    }

    private static Value text(Optional<String> text) {
        return text.<Value>map(StringValue::of).orElse(NoneValue.NONE);
    }

    private static StringValue time(Instant instant) {
        return StringValue.of(TIME.format(instant));
    }

    private static FloatValue seconds(Duration duration) {
        return FloatValue.of(duration.toNanos() / 1e9);
    }
}
