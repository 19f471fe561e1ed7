package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * run_results.json of a run that dbt has done a part of: its own entries, with what floe knows better, and one for each step
 * that did not need it.
 */
public final class DbtCoreResults {
    private static final String SCHEMA = "https://schemas.getdbt.com/dbt/run-results/v6.json";

    private DbtCoreResults() {}

    /**
     * The results of a run.
     *
     * @param left what dbt has left of it, which is changed; empty where it did not run
     * @param version of dbt
     */
    public static DictValue of(ProductReport report, DictValue left, String version) {
        Map<String, DictValue> said = new LinkedHashMap<>();
        Fields.dicts(left, "results").forEach(entry -> said.put(Fields.text(entry, "unique_id", ""), entry));
        ListValue entries = ListValue.empty();
        report.steps().forEach(step -> entries.elements()
                .add(
                        said.containsKey(step.uniqueId())
                                ? corrected(
                                        said.get(step.uniqueId()), step.node().result())
                                : entry(step)));
        if (left.find("metadata").isEmpty()) {
            DictValue metadata = DictValue.empty();
            metadata.put("dbt_schema_version", StringValue.of(SCHEMA));
            metadata.put("dbt_version", StringValue.of(version));
            metadata.put("generated_at", StringValue.of(report.completed().toString()));
            metadata.put("invocation_id", StringValue.of(report.runId()));
            metadata.put("env", DictValue.empty());
            left.put("metadata", metadata);
            left.put("args", DictValue.empty());
        }
        left.put("results", entries);
        left.put("elapsed_time", FloatValue.of(report.elapsed().toNanos() / 1e9));
        return left;
    }

    /** dbt has built a table that cannot be kept. */
    private static DictValue corrected(DictValue entry, NodeResult result) {
        boolean isGoodForDbt = Fields.text(entry, "status", "").equals(NodeStatus.SUCCESS.text());
        if (isGoodForDbt && result.status() == NodeStatus.ERROR) {
            entry.put("status", StringValue.of(result.status().text()));
            entry.put("message", Fields.orNone(result.message()));
        }
        return entry;
    }

    private static DictValue entry(StepReport step) {
        NodeResult result = step.node().result();
        DictValue entry = DictValue.empty();
        entry.put("status", StringValue.of(result.status().text()));
        entry.put("timing", ListValue.empty());
        entry.put("thread_id", StringValue.of("Thread-0"));
        entry.put("execution_time", FloatValue.of(step.node().elapsed().toNanos() / 1e9));
        entry.put("adapter_response", DictValue.empty());
        entry.put("message", Fields.orNone(result.message()));
        Value failures =
                result.failures().isPresent() ? IntValue.of(result.failures().getAsLong()) : NoneValue.NONE;
        entry.put("failures", failures);
        entry.put("unique_id", StringValue.of(result.uniqueId()));
        entry.put("compiled", NoneValue.NONE);
        entry.put("compiled_code", NoneValue.NONE);
        entry.put("relation_name", NoneValue.NONE);
        entry.put("batch_results", NoneValue.NONE);
        return entry;
    }
}
