package dev.floe.compiler.port;

import dev.floe.compiler.contract.Change;
import dev.floe.compiler.contract.ChangeLevel;
import dev.floe.compiler.contract.Contract;
import dev.floe.compiler.contract.ContractChanges;
import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.contract.LoadedContract;
import dev.floe.compiler.contract.NextVersion;
import dev.floe.compiler.load.LoadedPorts.Output;
import dev.floe.compiler.mesh.Consumer;
import dev.floe.compiler.mesh.Neighbours;
import dev.floe.dbt.version.SemanticVersion;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the version of a port says how much of its contract has changed. */
final class VersionCheck {
    /** More would hide the rest of the message; {@code floe product diff} shows all. */
    private static final int MOST_CHANGES = 5;

    private final Neighbours neighbours;
    private final ProblemCollector problems;

    VersionCheck(Neighbours neighbours, ProblemCollector problems) {
        this.neighbours = neighbours;
        this.problems = problems;
    }

    void check(Output output, Contract contract, List<Change> changes) {
        LoadedContract committed = output.committed().orElseThrow();
        SemanticVersion promised = committed.contract().version();
        Optional<ChangeLevel> level = ContractChanges.level(changes);
        SemanticVersion needed =
                level.map(each -> NextVersion.after(promised, each)).orElse(promised);
        boolean isEnough = level.isPresent()
                ? NextVersion.isReached(needed, contract.version())
                : contract.version().compareTo(promised) >= 0;
        if (!isEnough) {
            problems.add(tooLow(output, contract, changes, needed));
        } else if (level.isPresent() || !contract.version().equals(promised)) {
            reportBehind(output, "is still of version " + promised);
        }
    }

    void reportBehind(Output output, String how) {
        problems.add(Problem.error(
                        ContractError.CONTRACT_BEHIND,
                        place(output),
                        "The contract '%s' of port '%s' %s".formatted(output.path(), title(output), how))
                .as(Severity.WARNING)
                .withHelp("'floe product contract --write' writes it; commit it with the change"));
    }

    private Problem tooLow(Output output, Contract contract, List<Change> changes, SemanticVersion needed) {
        LoadedContract committed = output.committed().orElseThrow();
        SemanticVersion promised = committed.contract().version();
        List<Consumer> consumers = hit(contract, changes, needed);
        Problem problem = Problem.error(
                        ContractError.VERSION_TOO_LOW,
                        place(output),
                        changes.isEmpty()
                                ? "Version %s of port '%s' is lower than the promised %s"
                                        .formatted(contract.version(), title(output), promised)
                                : "Version %s of port '%s' is too low: %s"
                                        .formatted(contract.version(), title(output), facts(changes)))
                .withRelated(committed.place("version"), "%s is promised here".formatted(promised));
        for (Consumer consumer : consumers) {
            problem = problem.withRelated(
                    consumer.place(),
                    "product '%s' reads it, and takes %s%s"
                            .formatted(
                                    consumer.product(),
                                    consumer.range(),
                                    consumer.takes(needed) ? "" : ", which " + needed + " is not"));
        }
        return problem.withHelp(
                consumers.isEmpty()
                        ? "raise it to %s or more".formatted(needed)
                        : "raise it to %s or more, and tell %s"
                                .formatted(
                                        needed,
                                        consumers.stream()
                                                .map(Consumer::product)
                                                .distinct()
                                                .collect(Collectors.joining(", "))));
    }

    /** All readers where something can break, else those that would not take the version. */
    private List<Consumer> hit(Contract contract, List<Change> changes, SemanticVersion needed) {
        boolean isBreaking = ContractChanges.level(changes).equals(Optional.of(ChangeLevel.MAJOR));
        return neighbours.consumersOf(contract.id()).stream()
                .filter(consumer -> isBreaking || !consumer.takes(needed))
                .toList();
    }

    private static String facts(List<Change> changes) {
        String facts = changes.stream()
                .limit(MOST_CHANGES)
                .map(change ->
                        "%s (%s)".formatted(change.message(), change.level().word()))
                .collect(Collectors.joining(", "));
        int more = changes.size() - MOST_CHANGES;
        return more > 0 ? facts + " and %d more".formatted(more) : facts;
    }

    private static Place place(Output output) {
        return output.section().value().version().map(Located::place).orElseGet(() -> output.section()
                .place());
    }

    private static String title(Output output) {
        return output.section().value().title().orElseThrow().value();
    }
}
