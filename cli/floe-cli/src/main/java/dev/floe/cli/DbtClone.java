package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.adapter.EngineSession;
import dev.floe.dbt.compile.Deferral;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.materialize.NodeClone;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.plugin.host.PluginHost;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.dbt.RunReport;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.session.ComputeEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** {@code floe dbt clone}: puts into the target what the run of {@code --state} has made, as copies or views of it. */
final class DbtClone {
    static final String NAME = "clone";

    private final DbtContext context;

    DbtClone(DbtContext context) {
        this.context = context;
    }

    CommandResult run(SelectedNodes selected) {
        Deferral elsewhere = context.elsewhere();
        List<Problem> problems = new ArrayList<>(context.parsed().warnings());
        problems.addAll(selected.warnings());
        List<String> nodes = selected.uniqueIds().stream()
                .filter(id -> !Fields.text(context.graph().node(id).config(), "materialized", "")
                        .equals("ephemeral"))
                .toList();
        DbtEvents events = context.events();
        DbtLog log = new DbtLog(context.graph(), events, context.flags().width());
        log.beginning(
                DbtStatistics.found(context.parsed()),
                context.threads(),
                context.profile().target(),
                nodes.size());
        RunReport report = execute(nodes, elsewhere, problems);
        log.summary(report);
        DbtRunFiles files = new DbtRunFiles(context.graph(), context.target());
        report.nodes().forEach(node -> problems.addAll(files.problems(node)));
        String manifest =
                files.write(report, context.parsed().manifest(), DbtArguments.of(context), context.invocationId());
        if (events.form() == DbtEvents.Form.JSON) {
            log.done(report);
        }
        return new CommandResult(
                () -> events.form() == DbtEvents.Form.JSON ? "" : DbtStatistics.done(report) + "\n",
                () -> new JsonObject()
                        .withEach("results", report.nodes(), node -> new JsonObject()
                                .with("unique_id", node.result().uniqueId())
                                .with("status", node.result().status().text())
                                .with("message", node.result().message().orElse(""))
                                .value())
                        .with("manifest", manifest)
                        .value()
                        .values(),
                ProblemSources.findings(WarningRules.apply(problems, context.flags()), context.project()),
                report.hasFailures() ? OptionalInt.of(1) : OptionalInt.empty());
    }

    private RunReport execute(List<String> nodes, Deferral elsewhere, List<Problem> problems) {
        BoundSessions sessions = new BoundSessions();
        ProjectCompiler compiler = ProjectCompiler.of(
                context.parsed(), context.facts(nodes), sessions, context.talk(problems), RunFiles.none());
        NodeRunner runner = new NodeRunner(context.parsed(), compiler, sessions);
        NodeClone clone = new NodeClone(compiler, runner, elsewhere);
        Instant started = context.clock().instant();
        List<NodeReport> reports = new ArrayList<>();
        try (PluginHost host = PluginHost.load(context.invocation().pluginDirectories(), new ProblemCollector());
                ComputeEngine engine = context.openEngine(host);
                EngineSession session =
                        EngineSession.of(context.parsed().language().adapter(), engine.openSession())) {
            runner.createSchemas(nodes, session);
            for (String id : nodes) {
                Instant begun = context.clock().instant();
                NodeResult result = clone.run(id, session);
                reports.add(new NodeReport(result, begun, context.clock().instant(), 1));
            }
        }
        return new RunReport(reports, started, context.clock().instant());
    }
}
