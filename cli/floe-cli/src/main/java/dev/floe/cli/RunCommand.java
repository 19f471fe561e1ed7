package dev.floe.cli;

import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.InvocationFacts.Refresh;
import dev.floe.dbt.compile.InvocationFacts.Rows;
import dev.floe.dbt.compile.InvocationFacts.StoredFailures;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.dbt.select.CommandScope;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.plugin.host.PluginHost;
import dev.floe.runner.product.CancellableRun;
import dev.floe.runner.product.ProductPlan;
import dev.floe.runner.product.ProductReport;
import dev.floe.runner.product.ProductRun;
import dev.floe.runner.product.TableNames;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe run}: compiles a product, builds and tests its tables, and publishes all of them at once or none. */
final class RunCommand implements Command {
    private static final String TARGET_PATH = "--target-path";
    static final String FULL_REFRESH = "--full-refresh";
    static final String THREADS = "--threads";
    static final String VARS = "--vars";
    private static final DateTimeFormatter RUN_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public void declare(CommandSpec specification) {
        ChosenEnvironment.addTo(specification);
        DbtSelection.addTo(specification);
        specification.addOption(GlobalOption.flag(
                "Build everything anew, incremental models and what has not changed too", FULL_REFRESH));
        BatchOptions.addTo(specification);
        specification.addOption(
                GlobalOption.value(THREADS, "N", "How many steps run at a time (default: what the manifest says)"));
        specification.addOption(GlobalOption.value(VARS, "YAML", "Variables, such as '{start: 2024-01-01}'"));
        specification.addOption(GlobalOption.value(
                TARGET_PATH, "DIR", "Where to write, seen from the product's directory (default: target)"));
    }

    @Override
    public CommandResult run(Invocation invocation) {
        Path project = invocation.projectDirectory();
        ProblemCollector refused = new ProblemCollector();
        try (PluginHost host = PluginHost.load(invocation.pluginDirectories(), refused)) {
            return run(invocation, CompiledProduct.of(invocation, project, host, refused), host, project);
        }
    }

    /** Runs what a product has compiled to. */
    static CommandResult run(Invocation invocation, CompiledProduct product, PluginHost host, Path project) {
        if (product.compiled().isEmpty() || product.artifacts().isEmpty()) {
            return CommandResult.without(product.findings());
        }
        Path directory = project.resolve(invocation.options().text(TARGET_PATH).orElse("target"))
                .normalize();
        CompiledArtifacts artifacts = product.artifacts().get();
        ArtifactFiles.write(product.compiled().get(), directory);
        List<Problem> problems = new ArrayList<>(product.findings().problems());
        return run(invocation, host, product, artifacts, problems, project, directory);
    }

    private static CommandResult run(
            Invocation invocation,
            PluginHost host,
            CompiledProduct product,
            CompiledArtifacts artifacts,
            List<Problem> problems,
            Path project,
            Path directory) {
        if (DbtCoreProduct.isChosen(artifacts)) {
            return new DbtCoreProduct(invocation, host, artifacts, project, directory).run(problems);
        }
        Compute compute = ProductEngine.compute(artifacts);
        ProductSecrets secrets = new ProductSecrets(artifacts, host, project, invocation);
        ComputeCredentials credentials = ComputeCredentials.of(artifacts, compute, secrets, invocation.environment());
        ProductStorage storage = ProductCatalog.storage(artifacts, host, project, invocation);
        try (OpeningEngine opening = new OpeningEngine(() -> ProductEngine.open(
                host, compute, credentials, project, directory.resolve("spill"), storage.directories()))) {
            ParsedProject parsed =
                    product.parsed(request(invocation, artifacts, credentials.environment(), project, directory));
            problems.addAll(parsed.warnings());
            ManifestGraph graph = ManifestGraph.of(project, parsed.manifest());
            SelectedNodes selected = RunnableNodes.of(
                    DbtSelection.of(invocation.options(), parsed, graph, CommandScope.of("build")), graph);
            problems.addAll(selected.warnings());
            ProductEngine.check(artifacts, Set.copyOf(selected.uniqueIds()));
            TableNames names = TableNames.of(artifacts, graph);
            UUID invocationId = UUID.randomUUID();
            ProductPlan plan = plan(invocation.options(), artifacts, parsed, selected, project, invocationId);
            try (TableCatalog catalog = ProductCatalog.open(artifacts, project, storage, secrets)) {
                ProductEngine.addDatabase(
                        opening.engine(), parsed.language().project().profile().database());
                ProductRun run = new ProductRun(
                        plan,
                        graph,
                        names,
                        parsed,
                        compilers(parsed, plan, invocationId, new PrintedTalk(invocation.talk(), problems)),
                        opening.engine(),
                        catalog,
                        clock(),
                        new RunProgress(invocation.talk(), graph, names));
                ProductReport report = execute(run, invocation.talk());
                TargetDirectory target = new TargetDirectory(
                        directory,
                        directory.toString(),
                        invocation.workingDirectory(),
                        invocation.redaction(),
                        TargetDirectory.Artifacts.WRITTEN);
                DbtRunFiles files = new DbtRunFiles(graph, target);
                report.steps().forEach(step -> problems.addAll(files.problems(step.node())));
                report.gates().forEach(gate -> gate.problem().ifPresent(problems::add));
                DictValue arguments = DictValue.empty();
                arguments.put("which", StringValue.of("build"));
                files.write(report.asDbtRun(), parsed.manifest(), arguments, invocationId.toString());
                RunSummary summary = new RunSummary(report, graph, names);
                target.writeJson("results.json", summary.value());
                return summary.result(problems, project);
            }
        }
    }

    static Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    private static ProjectRequest request(
            Invocation invocation,
            CompiledArtifacts artifacts,
            Map<String, String> environment,
            Path project,
            Path profilesDirectory) {
        return new ProjectRequest(
                project,
                profilesDirectory,
                Optional.of(artifacts.dbtProfile().name()),
                Optional.of(artifacts.dbtProfile().target()),
                invocation
                        .options()
                        .text(VARS)
                        .map(text -> DbtCommand.vars(VARS, text))
                        .orElseGet(DictValue::empty),
                environment,
                clock());
    }

    private static ProductPlan plan(
            OptionValues options,
            CompiledArtifacts artifacts,
            ParsedProject parsed,
            SelectedNodes selected,
            Path project,
            UUID invocationId) {
        return new ProductPlan(
                artifacts.product().name(),
                runId(clock().instant(), invocationId),
                project,
                selected.uniqueIds(),
                artifacts.gates(),
                options.isOn(FULL_REFRESH) ? Refresh.FULL : Refresh.INCREMENTAL,
                BatchOptions.read(options, clock()),
                ProductEngine.DUCKDB,
                options.text(THREADS)
                        .map(text -> DbtCommand.threads(THREADS, text))
                        .orElse(parsed.language().project().profile().threads()));
    }

    private static ProductRun.Compilers compilers(
            ParsedProject parsed, ProductPlan plan, UUID invocationId, PrintedTalk talk) {
        BoundSessions sessions = new BoundSessions();
        return new ProductRun.Compilers(
                sessions,
                ProjectCompiler.of(parsed, facts(plan, plan.refresh(), invocationId), sessions, talk, RunFiles.none()),
                ProjectCompiler.of(parsed, facts(plan, Refresh.FULL, invocationId), sessions, talk, RunFiles.none()));
    }

    private static InvocationFacts facts(ProductPlan plan, Refresh refresh, UUID invocationId) {
        return new InvocationFacts(
                "build",
                invocationId.toString(),
                refresh,
                StoredFailures.DROPPED,
                Rows.ALL,
                Optional.empty(),
                plan.steps());
    }

    /** When it began, and something that no other run of that second has. */
    static String runId(Instant began, UUID invocationId) {
        return RUN_TIME.format(began) + "-" + invocationId.toString().substring(0, 4);
    }

    static ProductReport execute(CancellableRun run, Channel talk) {
        try (Interruption interruption = new Interruption(run, talk)) {
            ProductReport report = run.run();
            interruption.ended(report);
            return report;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted", interrupted);
        }
    }
}
