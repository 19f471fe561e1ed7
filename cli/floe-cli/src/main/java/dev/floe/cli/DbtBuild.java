package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.compile.CompiledFields;
import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.runner.dbt.DatabaseRun;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.dbt.RunReport;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code floe dbt build}, {@code run}, {@code test}, {@code seed} and {@code snapshot}: runs nodes in the target's database. */
final class DbtBuild {
    private final ParsedProject parsed;
    private final ManifestGraph graph;
    private final TargetDirectory target;
    private final Path project;

    DbtBuild(ParsedProject parsed, ManifestGraph graph, TargetDirectory target, Path project) {
        this.parsed = parsed;
        this.graph = graph;
        this.target = target;
        this.project = project;
    }

    /** Runs what is selected; nodes that fail are problems of the result. */
    CommandResult run(
            SelectedNodes selected, InvocationFacts facts, ComputeEngine engine, int threads, Channel progress) {
        List<Problem> problems = new ArrayList<>(parsed.warnings());
        problems.addAll(selected.warnings());
        BoundSessions sessions = new BoundSessions();
        ProjectCompiler compiler = ProjectCompiler.of(
                parsed,
                facts,
                sessions,
                new PrintedTalk(progress, problems),
                (node, code) -> target.writeCode(CompiledFields.path(node, "run"), code));
        DatabaseRun run = new DatabaseRun(
                graph,
                new NodeRunner(parsed, compiler, sessions),
                engine,
                parsed.language().adapter().columnDialect(),
                Clock.systemUTC(),
                (node, number, total) -> progress.print(line(node, number, total)));
        RunReport report = execute(run, facts, threads);
        DbtRunFiles files = new DbtRunFiles(graph, target);
        report.nodes().forEach(node -> problems.addAll(files.problems(node)));
        String manifest = files.write(report, parsed.manifest(), facts.command(), facts.invocationId());
        return new CommandResult(
                () -> summary(report),
                () -> new JsonObject()
                        .withEach("results", report.nodes(), node -> new JsonObject()
                                .with("unique_id", node.result().uniqueId())
                                .with("status", node.result().status().text())
                                .with("message", node.result().message().orElse(""))
                                .value())
                        .with("manifest", manifest)
                        .value()
                        .values(),
                ProblemSources.findings(problems, project),
                report.hasFailures() ? OptionalInt.of(1) : OptionalInt.empty());
    }

    private static RunReport execute(DatabaseRun run, InvocationFacts facts, int threads) {
        try {
            return run.run(facts.selected(), threads);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted", interrupted);
        }
    }

    private String line(NodeReport report, int number, int total) {
        NodeResult result = report.result();
        ManifestNode node = graph.node(result.uniqueId());
        return "%d of %d %s %s %s%s%n%s"
                .formatted(
                        number,
                        total,
                        result.status().text().toUpperCase(Locale.ROOT),
                        node.resourceType().text(),
                        node.name(),
                        result.status() == NodeStatus.SKIPPED
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        " in %.2f s",
                                        report.elapsed().toMillis() / 1000.0),
                        DifferenceLines.of(node, result));
    }

    private static String summary(RunReport report) {
        String counts = Stream.of(NodeStatus.values())
                .filter(status -> report.count(status) > 0)
                .map(status -> report.count(status) + " " + status.text())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%d %s in %.2f s%s%n",
                report.nodes().size(),
                report.nodes().size() == 1 ? "node" : "nodes",
                report.elapsed().toMillis() / 1000.0,
                counts.isEmpty() ? "" : ": " + counts);
    }

    /** Says what no engine can be opened for. */
    static FloeException noEngine(String type) {
        return new FloeException(
                Problem.error(DbtError.PROFILE, "floe cannot run nodes on a target of type '" + type + "' yet")
                        .withHelp("choose a target of type duckdb"));
    }
}
