package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.notifications.Sent;
import dev.floe.runner.product.ProductReport;
import dev.floe.runner.product.TableNames;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What comes after a run: its files are written, who is to hear of it is told, and the command gets its result. */
final class RunEnding {
    private static final String RESULTS = "results.json";

    private final Invocation invocation;
    private final CompiledArtifacts artifacts;
    private final RunReports reports;
    private final RunMessages messages;
    private final Path project;
    private final TargetDirectory target;

    /**
     * An ending that has not come yet.
     *
     * @param artifacts as the chosen environment has them
     * @param directory where results are written
     */
    RunEnding(
            Invocation invocation,
            CompiledArtifacts artifacts,
            ProductSecrets secrets,
            Path project,
            Path directory,
            RunReports reports) {
        this.invocation = invocation;
        this.artifacts = artifacts;
        this.reports = reports;
        this.messages = new RunMessages(artifacts, secrets, invocation);
        this.project = project;
        this.target = new TargetDirectory(
                directory,
                directory.toString(),
                invocation.workingDirectory(),
                invocation.redaction(),
                TargetDirectory.Artifacts.WRITTEN);
    }

    /** Writes what programs of dbt's read. */
    interface DbtArtifacts {
        void write(TargetDirectory target, DbtRunFiles files);
    }

    /** Does it all; what goes wrong is added to the problems. */
    CommandResult end(
            ProductReport report, ManifestGraph graph, TableNames names, DbtArtifacts dbt, List<Problem> problems) {
        DbtRunFiles files = new DbtRunFiles(graph, target);
        report.steps().forEach(step -> problems.addAll(files.problems(step.node())));
        report.gates().forEach(gate -> gate.problem().ifPresent(problems::add));
        dbt.write(target, files);
        // Somebody may lose patience while others are told; what has become of the tables is written by then.
        target.writeJson(RESULTS, new RunSummary(report, graph, names, List.of()).value());
        List<Sent> sent = messages.send(report);
        problems.addAll(messages.problems(sent));
        RunSummary summary = new RunSummary(report, graph, names, sent);
        if (!sent.isEmpty()) {
            target.writeJson(RESULTS, summary.value());
        }
        CommandResult result = summary.result(problems, project);
        RunViews views = new RunViews(
                artifacts.product().name(), invocation.options().text(ChosenEnvironment.OPTION), graph, names);
        reports.write(
                Optional.of(views.of(report, summary.headline(), sent)),
                found(result.findings()),
                result.members().get());
        return result;
    }

    /** The findings for machines: with the pages of their codes, and paths that they can follow. */
    private Findings found(Findings findings) {
        return new Findings(
                findings.problems(),
                findings.sources(),
                findings.rules(),
                new ProjectPaths(project, invocation.workingDirectory())::fromWorkingDirectory,
                code -> ErrorPages.page(code).orElse(code));
    }
}
