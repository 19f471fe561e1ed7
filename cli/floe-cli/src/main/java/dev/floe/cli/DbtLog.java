package dev.floe.cli;

import dev.floe.cli.report.Paint.Meaning;
import dev.floe.dbt.compile.Batch;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.project.DbtVersion;
import dev.floe.dbt.select.ResourceType;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.dbt.RunListener;
import dev.floe.runner.dbt.RunReport;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says how a run goes on in the lines that dbt has for it. */
final class DbtLog implements RunListener {
    /** Of dbt's structured logs. */
    private static final int LOG_VERSION = 3;

    private static final Set<NodeStatus> FAILED = EnumSet.of(NodeStatus.ERROR, NodeStatus.FAIL);

    private final ManifestGraph graph;
    private final DbtEvents events;
    private final int width;

    DbtLog(ManifestGraph graph, DbtEvents events, int width) {
        this.graph = graph;
        this.events = events;
        this.width = width;
    }

    /** The run is about to begin. */
    void beginning(String found, int threads, String target, int nodes) {
        events.programs(DbtEvent.of("MainReportVersion", "A001", "Running with dbt=" + DbtVersion.TEXT)
                .with("version", "=" + DbtVersion.TEXT)
                .with("log_version", LOG_VERSION));
        events.say(DbtEvent.of("FoundStats", "W006", "Found " + found).with("stat_line", found));
        events.blank();
        events.say(DbtEvent.of(
                        "ConcurrencyLine", "Q027", "Concurrency: %d threads (target='%s')".formatted(threads, target))
                .with("num_threads", threads)
                .with("target_name", target)
                .with("node_count", nodes));
        events.blank();
    }

    @Override
    public void started(String uniqueId, int number, int total) {
        events.working(uniqueId);
        ManifestNode node = graph.node(uniqueId);
        boolean isHook = node.resourceType() == ResourceType.OPERATION;
        if (node.resourceType() == ResourceType.EXPOSURE || node.resourceType() == ResourceType.SAVED_QUERY) {
            return;
        }
        if (number == 1 && isHook(node, "on-run-end")) {
            events.blank();
        }
        String description = new DbtDescription(node).beginning();
        events.say(DbtEvent.of(
                        isHook ? "LogHookStartLine" : "LogStartLine",
                        isHook ? "Q032" : "Q011",
                        line(number, total, "START " + description, "RUN"))
                .with(isHook ? "statement" : "description", description)
                .with("index", number)
                .with("total", total)
                .of(node, "started"));
    }

    @Override
    public void ended(NodeReport report, int number, int total) {
        events.resting();
        NodeResult result = report.result();
        ManifestNode node = graph.node(result.uniqueId());
        DbtDescription description = new DbtDescription(node);
        double seconds = report.elapsed().toNanos() / 1e9;
        String outcome = description.outcome(result);
        String time = result.status() == NodeStatus.SKIPPED
                ? outcome
                : String.format(Locale.ROOT, "%s in %.2fs", outcome, seconds);
        events.say(described(
                        event(node, result, outcome, line(number, total, description.end(result), time)),
                        node,
                        result,
                        total)
                .with("index", number)
                .with("execution_time", seconds)
                .with("status", result.status().text())
                .of(node, result.status().text())
                .begun(report.started())
                .finished(report.completed()));
        events.lines(DifferenceLines.of(node, result));
        if (number == total && isHook(node, "on-run-start")) {
            events.blank();
        }
    }

    /** What dbt says of the outcome of a node of each kind. */
    private static DbtEvent described(DbtEvent event, ManifestNode node, NodeResult result, int total) {
        return switch (node.resourceType()) {
            case TEST, UNIT_TEST ->
                event.with("name", node.name())
                        .with("num_models", total)
                        .with("num_failures", result.failures().orElse(0))
                        .with("attached_node", Fields.text(node.fields(), "attached_node", ""));
            case SEED ->
                event.with("schema", Fields.text(node.fields(), "schema", ""))
                        .with("relation", Fields.text(node.fields(), "alias", ""))
                        .with("result_message", result.message().orElse(""))
                        .with("total", total);
            default ->
                event.with("description", new DbtDescription(node).beginning()).with("total", total);
        };
    }

    private static boolean isHook(ManifestNode node, String kind) {
        return node.resourceType() == ResourceType.OPERATION && node.tags().contains(kind);
    }

    @Override
    public void batchStarted(String uniqueId, Batch batch, int number, int total) {
        events.say(BatchLines.started(graph.node(uniqueId), batch, number, total, this::line));
    }

    @Override
    public void batchEnded(NodeResult result, Batch batch, Duration elapsed, int number, int total) {
        events.say(BatchLines.ended(graph.node(result.uniqueId()), result, batch, elapsed, number, total, this::line));
    }

    private static DbtEvent event(ManifestNode node, NodeResult result, String outcome, String line) {
        DbtEvent event =
                switch (result.status()) {
                    case SKIPPED -> DbtEvent.of("SkippingDetails", "Q034", line);
                    case NO_OP -> DbtEvent.of("LogNodeNoOpResult", "Q019", line);
                    default ->
                        switch (node.resourceType()) {
                            case TEST, UNIT_TEST -> DbtEvent.of("LogTestResult", "Q007", line);
                            case SEED -> DbtEvent.of("LogSeedResult", "Q016", line);
                            case SNAPSHOT -> DbtEvent.of("LogSnapshotResult", "Q015", line);
                            case FUNCTION -> DbtEvent.of("LogFunctionResult", "Q047", line);
                            case OPERATION -> DbtEvent.of("LogHookEndLine", "Q033", line);
                            default -> DbtEvent.of("LogModelResult", "Q012", line);
                        };
                };
        return switch (result.status()) {
            case ERROR, FAIL -> event.at(DbtLevel.ERROR).highlighting(outcome, Meaning.ERROR);
            case WARN -> event.at(DbtLevel.WARN).highlighting(outcome, Meaning.WARNING);
            case SKIPPED, PARTIAL_SUCCESS -> event.highlighting(outcome, Meaning.WARNING);
            case SUCCESS, PASS -> event.highlighting(outcome, Meaning.GOOD);
            default -> event;
        };
    }

    private String line(int number, int total, String text, String end) {
        String start = number + " of " + total + " " + text + " ";
        return start + ".".repeat(Math.max(0, width - start.length())) + " [" + end + "]";
    }

    /** The run ends before it begins. */
    void nothingToDo() {
        events.say(DbtEvent.of(
                        "NothingToDo",
                        "Q035",
                        "Nothing to do. Try checking your model configs and model specification args")
                .at(DbtLevel.WARN));
    }

    /** The run is over. */
    void ended(RunReport report) {
        // Data tests have their place as tests.
        Map<String, Integer> kinds = new TreeMap<>(Comparator.comparing(kind -> kind.replace("data test", "test")));
        report.nodes()
                .forEach(node ->
                        kinds.merge(new DbtDescription(graph.node(node.result().uniqueId())).kind(), 1, Integer::sum));
        String counts = kinds.entrySet().stream()
                .map(entry -> DbtStatistics.counted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        long millis = report.elapsed().toMillis();
        double seconds = millis / 1000.0;
        events.blank();
        String time = String.format(
                Locale.ROOT,
                " in %d hours %d minutes and %.2f seconds",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis % 60_000 / 1000.0);
        events.say(DbtEvent.of(
                        "FinishedRunningStats",
                        "E047",
                        String.format(Locale.ROOT, "Finished running %s%s (%.2fs).", counts, time, seconds))
                .with("stat_line", counts)
                .with("execution", time)
                .with("execution_time", seconds));
        summary(report);
    }

    /** What the run came to as a whole. */
    void summary(RunReport report) {
        long errors = report.count(NodeStatus.ERROR) + report.count(NodeStatus.FAIL);
        long warnings = report.count(NodeStatus.WARN);
        long partial = report.count(NodeStatus.PARTIAL_SUCCESS);
        events.blank();
        DbtEvent summary = DbtEvent.of("EndOfRunSummary", "Z030", summary(errors, partial, warnings))
                .with("num_errors", errors)
                .with("num_partial_success", partial)
                .with("num_warnings", warnings)
                .with("keyboard_interrupt", false);
        events.say(summary.highlighting(
                summary.message(),
                errors > 0 ? Meaning.ERROR : partial + warnings > 0 ? Meaning.WARNING : Meaning.GOOD));
        report.nodes().forEach(this::failed);
    }

    private void failed(NodeReport report) {
        NodeResult result = report.result();
        ManifestNode node = graph.node(result.uniqueId());
        if (!FAILED.contains(result.status())) {
            return;
        }
        String type = node.resourceType().text();
        events.programs(DbtEvent.of(
                        "RunResultFailure", "Z022", "Failure in %s %s (%s)".formatted(type, node.name(), node.path()))
                .at(DbtLevel.ERROR)
                .with("resource_type", type)
                .with("node_name", node.name())
                .with("path", node.path())
                .of(node, "None"));
        String message = result.message().orElse("");
        events.programs(DbtEvent.of("RunResultError", "Z024", "  " + message)
                .at(DbtLevel.ERROR)
                .with("msg", message)
                .of(node, "None"));
    }

    private static String summary(long errors, long partial, long warnings) {
        String partly = partial == 1 ? "1 partial success" : partial + " partial successes";
        String warned = DbtStatistics.counted(warnings, "warning");
        if (errors > 0) {
            return "Completed with %s, %s, and %s:".formatted(DbtStatistics.counted(errors, "error"), partly, warned);
        }
        if (partial > 0) {
            return "Completed with %s and %s".formatted(partly, warned);
        }
        return warnings > 0 ? "Completed with " + warned + ":" : "Completed successfully";
    }

    /** The last line. */
    void done(RunReport report) {
        events.say(DbtEvent.of("StatsLine", "Z023", DbtStatistics.done(report))
                .with("stats", DbtStatistics.counts(report)));
    }
}
