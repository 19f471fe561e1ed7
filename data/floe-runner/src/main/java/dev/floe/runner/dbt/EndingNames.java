package dev.floe.runner.dbt;

import dev.floe.dbt.compile.BatchTimes.Span;
import dev.floe.dbt.compile.CompiledFields;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.BatchResults;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.member.ObjectValue;
import dev.floe.dbt.member.Texts;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.module.Modules;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What hooks at the end of a run know of it: {@code results}, and where the nodes are that were built, as {@code schemas} and
 * {@code database_schemas}.
 */
public final class EndingNames {
    private static final Set<ResourceType> RELATIONAL =
            EnumSet.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);
    private static final Set<NodeStatus> UNBUILT = EnumSet.of(NodeStatus.ERROR, NodeStatus.FAIL, NodeStatus.SKIPPED);

    private final ManifestGraph graph;

    public EndingNames(ManifestGraph graph) {
        this.graph = graph;
    }

    /** The names of a run's results; hooks are among those where they failed. */
    public Map<String, Value> of(List<NodeReport> reports) {
        Set<Value> schemas = new LinkedHashSet<>();
        Set<Value> databaseSchemas = new LinkedHashSet<>();
        for (NodeReport report : reports) {
            ManifestNode node = graph.node(report.result().uniqueId());
            if (isRelational(node, report.result())
                    && !UNBUILT.contains(report.result().status())) {
                Value schema = field(node, "schema");
                schemas.add(schema);
                databaseSchemas.add(TupleValue.of(List.of(field(node, "database"), schema)));
            }
        }
        List<ObjectValue> results = reports.stream()
                .filter(report -> !isHook(report) || report.result().status() == NodeStatus.ERROR)
                .map(this::result)
                .toList();
        return Map.of(
                "schemas", ListValue.of(List.copyOf(schemas)),
                "database_schemas", ListValue.of(List.copyOf(databaseSchemas)),
                "results", ListValue.of(results));
    }

    /** A test is one where it keeps the rows that it finds. */
    private static boolean isRelational(ManifestNode node, NodeResult result) {
        return RELATIONAL.contains(node.resourceType())
                || (node.resourceType() == ResourceType.TEST
                        && !result.relations().isEmpty());
    }

    private boolean isHook(NodeReport report) {
        return graph.node(report.result().uniqueId()).resourceType() == ResourceType.OPERATION;
    }

    private static Value field(ManifestNode node, String key) {
        return Fields.find(node.fields(), key).orElse(NoneValue.NONE);
    }

    private ObjectValue result(NodeReport report) {
        NodeResult result = report.result();
        DictValue fields = DictValue.empty();
        fields.put("status", StringValue.of(result.status().text()));
        fields.put("timing", timing(report));
        fields.put("thread_id", StringValue.of(report.threadId()));
        fields.put("execution_time", FloatValue.of(report.elapsed().toNanos() / 1e9));
        fields.put("adapter_response", result.response());
        fields.put("message", Texts.orNone(result.message()));
        fields.put(
                "failures",
                result.failures().isPresent() ? IntValue.of(result.failures().getAsLong()) : NoneValue.NONE);
        fields.put("node", node(result));
        fields.put("agate_table", NoneValue.NONE);
        fields.put("batch_results", result.batches().map(EndingNames::batches).orElse(NoneValue.NONE));
        return new ObjectValue("RunResult", fields);
    }

    private static ListValue timing(NodeReport report) {
        return report.compiled()
                .map(compiled -> ListValue.of(List.of(
                        timing("compile", report.started(), compiled),
                        timing("execute", compiled, report.completed()))))
                .orElseGet(ListValue::empty);
    }

    private static ObjectValue timing(String name, Instant started, Instant completed) {
        DictValue fields = DictValue.empty();
        fields.put("name", StringValue.of(name));
        fields.put("started_at", moment(started));
        fields.put("completed_at", moment(completed));
        return new ObjectValue("TimingInfo", fields);
    }

    private static Value moment(Instant instant) {
        return Modules.dateTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), Optional.empty());
    }

    private ObjectValue node(NodeResult result) {
        ManifestNode node = graph.node(result.uniqueId());
        DictValue fields = DictValue.empty();
        fields.entries().putAll(node.fields().entries());
        result.compiled()
                .filter(_ -> node.resourceType() != ResourceType.SEED)
                .ifPresent(compiled -> CompiledFields.put(fields, compiled, ""));
        return new ObjectValue(className(node.resourceType()), fields);
    }

    private static String className(ResourceType type) {
        return switch (type) {
            case TEST -> "GenericTestNode";
            case UNIT_TEST -> "UnitTestDefinition";
            case OPERATION -> "HookNode";
            default ->
                type.text().substring(0, 1).toUpperCase(Locale.ROOT)
                        + type.text().substring(1) + "Node";
        };
    }

    private static Value batches(BatchResults results) {
        DictValue fields = DictValue.empty();
        fields.put("successful", spans(results.successful()));
        fields.put("failed", spans(results.failed()));
        return new ObjectValue("BatchResults", fields);
    }

    private static ListValue spans(List<Span> spans) {
        return ListValue.of(spans.stream()
                .map(span -> TupleValue.of(List.of(inUtc(span.start()), inUtc(span.end()))))
                .toList());
    }

    private static Value inUtc(LocalDateTime time) {
        return Modules.dateTime(time, Optional.of(ZoneOffset.UTC));
    }
}
