package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What dbt says of a node in run_results.json.
 *
 * @param fields its entry
 */
record DbtCoreResult(ManifestNode node, DictValue fields) {
    private static final Pattern THREAD = Pattern.compile("\\d+");
    private static final Map<String, NodeStatus> STATUSES = Map.of(
            "success", NodeStatus.SUCCESS,
            "pass", NodeStatus.PASS,
            "warn", NodeStatus.WARN,
            "fail", NodeStatus.FAIL,
            "skipped", NodeStatus.SKIPPED,
            "no-op", NodeStatus.NO_OP);

    /** What dbt calls by other names, such as a partial success, is an error: it leaves no whole table. */
    NodeStatus status() {
        return Optional.ofNullable(
                        STATUSES.get(Fields.text(fields, "status", "").toLowerCase(Locale.ROOT)))
                .orElse(NodeStatus.ERROR);
    }

    /** The report of it, for when it has ended. */
    NodeReport report(Instant now) {
        return new NodeReport(
                result(status(), List.of()), time("started_at", now), time("completed_at", now), thread());
    }

    /** The same, where floe finds that something is wrong. */
    NodeReport failed(List<Problem> problems, Instant now) {
        return new NodeReport(
                result(NodeStatus.ERROR, problems), time("started_at", now), time("completed_at", now), thread());
    }

    private NodeResult result(NodeStatus status, List<Problem> problems) {
        Optional<String> message = problems.isEmpty()
                ? Fields.text(fields, "message")
                : Optional.of(problems.getFirst().message());
        List<Problem> all = status == NodeStatus.ERROR && problems.isEmpty()
                ? List.of(Problem.error(
                        RunnerError.FAILED_IN_DBT,
                        Place.startOf(node.path()),
                        "%s '%s' fails in dbt: %s"
                                .formatted(
                                        node.resourceType().text(),
                                        node.name(),
                                        message.orElse("it does not say why"))))
                : problems;
        return new NodeResult(
                node.uniqueId(),
                status,
                message,
                failures(),
                Optional.empty(),
                List.of(),
                all,
                Fields.dict(fields, "adapter_response"),
                Optional.empty());
    }

    private OptionalLong failures() {
        return Fields.find(fields, "failures").orElse(fields) instanceof IntValue count
                ? OptionalLong.of(Long.parseLong(count.toText()))
                : OptionalLong.empty();
    }

    /** The first beginning or the last end that dbt has measured. */
    private Instant time(String key, Instant absent) {
        Stream<Instant> times = Fields.dicts(fields, "timing").stream()
                .flatMap(timing -> Fields.text(timing, key).stream())
                .flatMap(DbtCoreResult::instant);
        return (key.startsWith("started") ? times.min(Instant::compareTo) : times.max(Instant::compareTo))
                .orElse(absent);
    }

    private static Stream<Instant> instant(String text) {
        try {
            return Stream.of(Instant.parse(text.endsWith("Z") ? text : text + "Z"));
        } catch (DateTimeException unknown) {
            return Stream.empty();
        }
    }

    private int thread() {
        Matcher number = THREAD.matcher(Fields.text(fields, "thread_id", ""));
        return number.find() ? Integer.parseInt(number.group()) : 0;
    }
}
