package dev.floe.cli;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.runner.dbt.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts in the words of dbt. */
final class DbtStatistics {
    private static final List<Map.Entry<String, String>> NODES = List.of(
            Map.entry("model", "model"),
            Map.entry("analysis", "analysis"),
            Map.entry("snapshot", "snapshot"),
            Map.entry("test", "data test"),
            Map.entry("seed", "seed"),
            Map.entry("operation", "operation"));
    private static final List<Map.Entry<String, String>> SECTIONS = List.of(
            Map.entry("sources", "source"),
            Map.entry("exposures", "exposure"),
            Map.entry("metrics", "metric"),
            Map.entry("macros", "macro"),
            Map.entry("groups", "group"),
            Map.entry("semantic_models", "semantic model"),
            Map.entry("saved_queries", "saved query"),
            Map.entry("unit_tests", "unit test"),
            Map.entry("functions", "function"));

    private DbtStatistics() {}

    /** What a project has of each kind. */
    static String found(ParsedProject parsed) {
        List<String> parts = new ArrayList<>();
        DictValue manifest = parsed.manifest();
        NODES.forEach(kind -> {
            long count = Fields.dict(manifest, "nodes").entries().values().stream()
                    .filter(node -> node instanceof DictValue fields
                            && Fields.text(fields, "resource_type", "").equals(kind.getKey()))
                    .count();
            add(parts, count, kind.getValue());
        });
        SECTIONS.forEach(section ->
                add(parts, Fields.dict(manifest, section.getKey()).entries().size(), section.getValue()));
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String word) {
        if (count > 0) {
            parts.add(counted(count, word));
        }
    }

    static String counted(long count, String word) {
        if (count == 1) {
            return "1 " + word;
        }
        String plural = word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
        return count + " " + (word.equals("analysis") ? "analyses" : plural);
    }

    /** How many nodes came to what, under the names of dbt's last line. */
    static DictValue counts(RunReport report) {
        DictValue counts = DictValue.empty();
        counts.put("error", IntValue.of(errors(report)));
        counts.put("noop", IntValue.of(report.count(NodeStatus.NO_OP)));
        counts.put("pass", IntValue.of(report.count(NodeStatus.PASS) + report.count(NodeStatus.SUCCESS)));
        counts.put("skip", IntValue.of(report.count(NodeStatus.SKIPPED)));
        counts.put("total", IntValue.of(report.nodes().size()));
        counts.put("warn", IntValue.of(report.count(NodeStatus.WARN)));
        return counts;
    }

    private static long errors(RunReport report) {
        return report.count(NodeStatus.ERROR)
                + report.count(NodeStatus.FAIL)
                + report.count(NodeStatus.PARTIAL_SUCCESS);
    }

    /** The last line of a run. */
    static String done(RunReport report) {
        long pass = report.count(NodeStatus.PASS) + report.count(NodeStatus.SUCCESS);
        long error = errors(report);
        return "Done. PASS=%d WARN=%d ERROR=%d SKIP=%d NO-OP=%d TOTAL=%d"
                .formatted(
                        pass,
                        report.count(NodeStatus.WARN),
                        error,
                        report.count(NodeStatus.SKIPPED),
                        report.count(NodeStatus.NO_OP),
                        report.nodes().size());
    }
}
