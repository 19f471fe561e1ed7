package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.adapter.EngineSession;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.materialize.MacroOperation;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.documents.NearestName;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.plugin.host.PluginHost;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.dbt.RunReport;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.session.ComputeEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe dbt run-operation}: calls a macro. */
final class DbtRunOperation {
    static final String NAME = "run-operation";
    private static final String ARGS = "--args";

    private final DbtContext context;

    DbtRunOperation(DbtContext context) {
        this.context = context;
    }

    static void addTo(CommandSpec specification) {
        specification.addOption(
                GlobalOption.value(ARGS, "YAML", "run-operation: what the macro is called with, such as '{days: 3}'"));
    }

    CommandResult run() {
        List<String> parameters = context.options().parameters();
        if (parameters.size() < 2) {
            throw new FloeException(Problem.error(CommandLineError.NOT_A_CHOICE, "Nothing says which macro to call")
                    .withHelp("write 'floe dbt run-operation MACRO'"));
        }
        String name = parameters.get(1);
        DictValue arguments = context.options()
                .text(ARGS)
                .map(text -> DbtCommand.vars(ARGS, text))
                .orElseGet(DictValue::empty);
        List<Problem> problems = new ArrayList<>(context.parsed().warnings());
        BoundSessions sessions = new BoundSessions();
        ProjectCompiler compiler = ProjectCompiler.of(
                context.parsed(), context.facts(List.of()), sessions, context.talk(problems), RunFiles.none());
        Macro macro = compiler.macro(name).orElseThrow(() -> missing(name));
        Instant started = context.clock().instant();
        NodeResult result;
        try (PluginHost host = PluginHost.load(context.invocation().pluginDirectories(), new ProblemCollector());
                ComputeEngine engine = context.openEngine(host);
                EngineSession session =
                        EngineSession.of(context.parsed().language().adapter(), engine.openSession())) {
            result = new MacroOperation(compiler, sessions).run(macro, arguments, session);
        }
        problems.addAll(result.problems());
        Instant completed = context.clock().instant();
        RunReport report = new RunReport(List.of(new NodeReport(result, started, completed, 1)), started, completed);
        DictValue called = DbtArguments.of(context);
        called.put("macro", StringValue.of(name));
        called.put("args", arguments);
        new DbtRunFiles(context.graph(), context.target())
                .write(report, context.parsed().manifest(), called, context.invocationId());
        return new CommandResult(
                () -> "",
                () -> new JsonObject()
                        .with("macro", macro.uniqueId())
                        .with("status", result.status().text())
                        .value()
                        .values(),
                ProblemSources.findings(problems, context.project()),
                result.status().isFailure() ? OptionalInt.of(1) : OptionalInt.empty());
    }

    private FloeException missing(String name) {
        List<String> known = context.parsed().language().macros().all().stream()
                .map(Macro::name)
                .toList();
        return new FloeException(Problem.error(DbtError.REFERENCE, "There is no macro '" + name + "' in any package")
                .withHelp(NearestName.of(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("look at the name, and install packages with 'floe dbt deps'")));
    }
}
