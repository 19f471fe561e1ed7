package dev.floe.cli;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code floe dbt retry}: what an earlier run has left to do.
 *
 * @param arguments what that run was called with
 * @param failed the unique ids of the nodes that failed or were skipped
 */
record DbtRetry(DictValue arguments, List<String> failed) {
    static final String NAME = "retry";
    private static final Set<String> RETRIED = Set.of("error", "fail", "skipped", "runtime error", "partial success");
    private static final Set<String> COMMANDS = Set.of("build", "run", "test", "seed", "snapshot");

    DbtRetry {
        failed = List.copyOf(failed);
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
                    .withHelp("only build, run, test, seed and snapshot can"));
        }
        return new DbtRetry(
                arguments,
                Fields.dicts(results, "results").stream()
                        .filter(result -> RETRIED.contains(Fields.text(result, "status", "")))
                        .map(result -> Fields.text(result, "unique_id", ""))
                        .filter(id -> !id.startsWith("operation."))
                        .toList());
    }

    /** A JSON file of an earlier run, if it is there. */
    static Optional<DictValue> read(Path file) {
        try {
            return Files.exists(file)
                    ? DocumentValues.read(file.toString(), Files.readAllBytes(file))
                            .filter(DictValue.class::isInstance)
                            .map(DictValue.class::cast)
                    : Optional.<DictValue>empty();
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
        return Fields.find(arguments, key).map(Value::toText);
    }

    SelectedNodes selected(DbtContext context) {
        return new SelectedNodes(
                failed.stream()
                        .filter(id -> context.graph().find(id).isPresent())
                        .toList(),
                List.of());
    }
}
