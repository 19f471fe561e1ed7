package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.compiler.contract.Change;
import dev.floe.compiler.contract.ChangeLevel;
import dev.floe.compiler.contract.ContractChanges;
import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.contract.LoadedContract;
import dev.floe.compiler.contract.NextVersion;
import dev.floe.compiler.port.PortContract;
import dev.floe.dbt.version.SemanticVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the contracts of ports differ from those that were promised. */
record ContractDifferences(List<Difference> differences) {
    /**
     * The differences of one port.
     *
     * @param promised the version that is compared with; empty: nothing was promised yet
     */
    record Difference(PortContract port, Optional<SemanticVersion> promised, List<Change> changes) {
        Optional<ChangeLevel> level() {
            return ContractChanges.level(changes);
        }

        Optional<SemanticVersion> needed() {
            return promised.flatMap(version -> level().map(level -> NextVersion.after(version, level)));
        }
    }

    static ContractDifferences of(List<PortContract> contracts) {
        return new ContractDifferences(contracts.stream()
                .map(port -> new Difference(
                        port, port.committed().map(file -> file.contract().version()), port.changes()))
                .toList());
    }

    /**
     * Compares with a contract of the caller's choice.
     *
     * @throws FloeException if the file is no contract, or of none of the ports
     */
    static ContractDifferences against(Path file, String shown, List<PortContract> contracts) {
        ProblemCollector problems = new ProblemCollector();
        Optional<LoadedContract> read = read(file, shown, problems);
        if (read.isEmpty()) {
            throw new FloeException(problems.problems());
        }
        LoadedContract before = read.get();
        PortContract port = contracts.stream()
                .filter(each -> each.contract().id().equals(before.contract().id()))
                .findFirst()
                .orElseThrow(() -> new FloeException(ofAnother(before, contracts)));
        return new ContractDifferences(List.of(new Difference(
                port,
                Optional.of(before.contract().version()),
                ContractChanges.between(before.contract(), port.contract()))));
    }

    private static Problem ofAnother(LoadedContract before, List<PortContract> contracts) {
        String ports =
                contracts.stream().map(each -> "'" + each.contract().id() + "'").collect(Collectors.joining(", "));
        return Problem.error(
                        ContractError.CONTRACT_OTHER,
                        before.place("id"),
                        "Contract '%s' is of port '%s', which the product has no contract of"
                                .formatted(before.path(), before.contract().id()))
                .withHelp(ports.isEmpty() ? "the product has no contracts" : "the product has contracts of " + ports);
    }

    private static Optional<LoadedContract> read(Path file, String shown, ProblemCollector problems) {
        try {
            return LoadedContract.read(shown, Files.readAllBytes(file), problems);
        } catch (IOException unreadable) {
            throw new FloeException(
                    Problem.error(CommandLineError.NOT_A_PATH, "'%s' cannot be read: %s".formatted(shown, unreadable)),
                    unreadable);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Difference difference : differences) {
            text.append(difference.port().contract().id())
                    .append(' ')
                    .append(difference.port().contract().version())
                    .append(": ")
                    .append(headline(difference))
                    .append('\n');
            TextTable table = new TextTable();
            difference.changes().forEach(change -> table.row(change.level().word(), change.message()));
            text.append(table.render("  "));
        }
        return text.toString();
    }

    private static String headline(Difference difference) {
        if (difference.promised().isEmpty()) {
            return "nothing was promised before";
        }
        String promised = difference.promised().get().toString();
        return difference
                .needed()
                .map(needed -> "has changed since %s, which needs %s or more".formatted(promised, needed))
                .orElse("promises what %s does".formatted(promised));
    }

    Map<String, PropertyValue> members() {
        return new JsonObject()
                .withEach("differences", differences, difference -> new JsonObject()
                        .with("port", difference.port().contract().id().port())
                        .with("version", difference.port().contract().version().toString())
                        .withOptional("promised", difference.promised().map(SemanticVersion::toString))
                        .withOptional("needed", difference.needed().map(SemanticVersion::toString))
                        .withOptional("level", difference.level().map(ChangeLevel::word))
                        .withEach("changes", difference.changes(), ContractDifferences::change)
                        .value())
                .value()
                .values();
    }

    private static PropertyValue change(Change change) {
        return new JsonObject()
                .with("level", change.level().word())
                .with("kind", change.kind().word())
                .withOptional("column", change.column())
                .with("message", change.message())
                .value();
    }
}
