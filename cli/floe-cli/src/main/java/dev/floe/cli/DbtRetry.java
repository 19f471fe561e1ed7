package dev.floe.cli;

import dev.floe.dbt.compile.BatchTimes;
import dev.floe.dbt.compile.BatchTimes.Span;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.document.JsonValues;
import dev.floe.dbt.materialize.BatchOrder;
import dev.floe.dbt.materialize.BatchOrder.Unfinished;
import dev.floe.dbt.relation.EventTime;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code floe dbt retry}: what an earlier run has left to do.
 *
 * @param arguments what that run was called with
 * @param failed the unique ids of the nodes that failed or were skipped
 * @param unfinished by their unique ids, the microbatch models of which some batches are there
 * @param started when the run began; microbatch models get the batches that were due then
 */
record DbtRetry(
        DictValue arguments, List<String> failed, Map<String, Unfinished> unfinished, Optional<LocalDateTime> started) {
    static final String NAME = "retry";
    private static final Set<String> RETRIED = Set.of("error", "fail", "skipped", "runtime error", "partial success");
    private static final Set<String> COMMANDS = Set.of("build", "run", "test", "seed", "snapshot", DbtClone.NAME);

    DbtRetry {
        failed = List.copyOf(failed);
        unfinished = Map.copyOf(unfinished);
    }

    /** @throws FloeException if there is no run_results.json of a run that can be repeated */
    static DbtRetry of(Path directory) {
        Path file = directory.resolve("run_results.json");
        DictValue results = read(file)
                .orElseThrow(() -> new FloeException(Problem.error(
                                CommandLineError.NOT_A_CHOICE, "There is no run to repeat: '" + file + "' is missing")
                        .withHelp("run nodes first, or name the directory of a run with '--state'")));
        DictValue arguments = Fields.dict(results, "args");
        String command = Fields.text(arguments, "which", "");
        if (!COMMANDS.contains(command)) {
            throw new FloeException(Problem.error(
                            CommandLineError.NOT_A_CHOICE, "'" + command + "' of '" + file + "' cannot be repeated")
                    .withHelp("only build, run, test, seed, snapshot and clone can"));
        }
        if (Fields.dicts(results, "results").isEmpty()) {
            throw new FloeException(Problem.error(
                            CommandLineError.NOT_A_CHOICE,
                            "There is no run to repeat: that of '" + file + "' had no nodes")
                    .withHelp("run nodes first, or name the directory of a run with '--state'"));
        }
        return new DbtRetry(
                arguments,
                Fields.dicts(results, "results").stream()
                        .filter(result -> RETRIED.contains(Fields.text(result, "status", "")))
                        .map(result -> Fields.text(result, "unique_id", ""))
                        .filter(id -> !id.startsWith("operation."))
                        .toList(),
                unfinished(Fields.dicts(results, "results")),
                Fields.text(Fields.dict(results, "metadata"), "invocation_started_at")
                        .flatMap(DbtRetry::time));
    }

    private static Map<String, Unfinished> unfinished(List<DictValue> results) {
        Map<String, Unfinished> unfinished = new TreeMap<>();
        for (DictValue result : results) {
            DictValue batches = Fields.dict(result, "batch_results");
            List<Span> successful = spans(batches, "successful");
            List<Span> failed = spans(batches, "failed");
            // Where nothing is there yet the model begins anew, as it may have been about to replace its table.
            if (!successful.isEmpty() && !failed.isEmpty()) {
                unfinished.put(Fields.text(result, "unique_id", ""), new Unfinished(successful, failed));
            }
        }
        return unfinished;
    }

    private static List<Span> spans(DictValue batches, String key) {
        return Fields.list(batches, key).stream()
                .filter(ListValue.class::isInstance)
                .map(span -> ((ListValue) span)
                        .elements().stream()
                                .flatMap(each -> time(each.toText()).stream())
                                .toList())
                .filter(times -> times.size() == 2)
                .map(times -> new Span(times.getFirst(), times.getLast()))
                .toList();
    }

    private static Optional<LocalDateTime> time(String text) {
        return EventTime.parse(text).map(time -> time.dateTime()
                .atOffset(time.offset().orElse(ZoneOffset.UTC))
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime());
    }

    /** Which batches of microbatch models are left. */
    BatchOrder batches(DbtContext context) {
        BatchTimes times = BatchOptions.read(context.flags(), context.clock());
        return new BatchOrder(new BatchTimes(started.orElse(times.now()), times.asked()), unfinished);
    }

    /** A JSON file of an earlier run, if it is there. */
    static Optional<DictValue> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(JsonValues.read(file)) : Optional.empty();
        } catch (IOException failure) {
            throw new FloeException(
                    Problem.error(
                            CommandLineError.NOT_A_CHOICE, "'" + file + "' cannot be read: " + failure.getMessage()),
                    failure);
        }
    }

    String command() {
        return Fields.text(arguments, "which", "");
    }

    DictValue vars() {
        return Fields.dict(arguments, "vars");
    }

    Optional<String> text(String key) {
        return Fields.text(arguments, key);
    }

    SelectedNodes selected(DbtContext context) {
        return new SelectedNodes(
                failed.stream()
                        .filter(id -> context.graph().find(id).isPresent())
                        .toList(),
                List.of());
    }
}
