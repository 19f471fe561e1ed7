package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.compile.CompiledFields;
import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.materialize.BatchOrder;
import dev.floe.dbt.materialize.NodeBatches;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.plugin.host.PluginHost;
import dev.floe.runner.dbt.DatabaseRun;
import dev.floe.runner.dbt.RunReport;
import dev.floe.runner.dbt.RunRules.Tests;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** {@code floe dbt build}, {@code run}, {@code test}, {@code seed} and {@code snapshot}: runs nodes in the target's database. */
final class DbtBuild {
    private final DbtContext context;

    DbtBuild(DbtContext context) {
        this.context = context;
    }

    /** Runs what is selected; nodes that fail are problems of the result. */
    CommandResult run(SelectedNodes chosen) {
        return run(
                isBuild() ? RunnableNodes.built(chosen, context.graph()) : chosen,
                new BatchOrder(BatchOptions.read(context.flags(), context.clock()), Map.of()),
                isBuild() ? Tests.HOLD_UP : Tests.TELL);
    }

    /** Runs what an earlier run has left, with the batches of microbatch models that are due. */
    CommandResult retry(SelectedNodes chosen, BatchOrder batches) {
        return run(chosen, batches, isBuild() ? Tests.DATA_TESTS_HOLD_UP : Tests.TELL);
    }

    private boolean isBuild() {
        return context.command().equals("build");
    }

    private CommandResult run(SelectedNodes chosen, BatchOrder batches, Tests tests) {
        SelectedNodes selected = RunnableNodes.reported(chosen, context.graph());
        List<Problem> problems = new ArrayList<>(context.parsed().warnings());
        problems.addAll(selected.warnings());
        DbtEvents events = context.events();
        DbtLog log = new DbtLog(context.graph(), events, context.flags().width());
        log.beginning(
                DbtStatistics.found(context.parsed()),
                context.threads(),
                context.profile().target(),
                selected.uniqueIds().size());
        DbtRunFiles files = new DbtRunFiles(context.graph(), context.target());
        Written written = selected.uniqueIds().isEmpty()
                ? write(nothing(log), files)
                : execute(selected, batches, tests, problems, log, files);
        RunReport report = written.report();
        report.nodes().forEach(node -> problems.addAll(files.problems(node)));
        if (events.form() == DbtEvents.Form.JSON) {
            log.done(report);
        }
        return new CommandResult(
                () -> events.form() == DbtEvents.Form.JSON || !events.isTalkative()
                        ? ""
                        : DbtStatistics.done(report) + "\n",
                () -> new JsonObject()
                        .withEach("results", report.nodes(), node -> new JsonObject()
                                .with("unique_id", node.result().uniqueId())
                                .with("status", node.result().status().text())
                                .with("message", node.result().message().orElse(""))
                                .value())
                        .with("manifest", written.manifest())
                        .value()
                        .values(),
                ProblemSources.findings(WarningRules.apply(problems, context.flags()), context.project()),
                report.hasFailures() ? OptionalInt.of(1) : OptionalInt.empty());
    }

    /**
     * A run whose files are written.
     *
     * @param manifest the path of manifest.json as it is shown
     */
    private record Written(RunReport report, String manifest) {}

    private Written write(RunReport report, DbtRunFiles files) {
        return new Written(
                report,
                files.write(report, context.parsed().manifest(), DbtArguments.of(context), context.invocationId()));
    }

    /** Where there is nothing to do, hooks do not run either. */
    private RunReport nothing(DbtLog log) {
        log.nothingToDo();
        Instant now = context.clock().instant();
        return new RunReport(List.of(), now, now);
    }

    private Written execute(
            SelectedNodes selected,
            BatchOrder batches,
            Tests tests,
            List<Problem> problems,
            DbtLog log,
            DbtRunFiles files) {
        InvocationFacts facts = context.facts(selected.uniqueIds());
        BoundSessions sessions = new BoundSessions();
        ProjectCompiler compiler = ProjectCompiler.of(
                context.parsed(),
                facts,
                sessions,
                context.talk(problems),
                (node, batch, code) -> context.target().writeCode(CompiledFields.path(node, batch, "run"), code),
                context.deferral());
        try (PluginHost host = PluginHost.load(context.invocation().pluginDirectories(), new ProblemCollector());
                ClosingEngine closing = new ClosingEngine(context.openEngine(host))) {
            RunReport report = new DatabaseRun(
                            context.graph(),
                            new NodeRunner(context.parsed(), compiler, sessions),
                            new NodeBatches(context.parsed(), compiler, sessions),
                            closing.engine(),
                            context.parsed().language().adapter(),
                            context.clock(),
                            context.flags().rules(tests),
                            log)
                    .run(selected.uniqueIds(), batches, context.threads());
            if (SeedSample.isAsked(context.options())) {
                new SeedSample(context.graph(), compiler).say(report, context.events());
            }
            log.ended(report);
            closing.beginClosing();
            return write(report, files);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted", interrupted);
        }
    }

    /** Says what no engine can be opened for. */
    static FloeException noEngine(String type) {
        return new FloeException(
                Problem.error(DbtError.PROFILE, "floe cannot run nodes on a target of type '" + type + "' yet")
                        .withHelp("choose a target of type duckdb or postgres"));
    }
}
