package dev.floe.cli;

import dev.floe.dbt.compile.InvocationFacts.Refresh;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.documents.json.JsonWriter;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.jinja.value.DictValue;
import dev.floe.plugin.host.PluginHost;
import dev.floe.runner.product.DbtCorePlan;
import dev.floe.runner.product.DbtCoreResults;
import dev.floe.runner.product.DbtCoreRun;
import dev.floe.runner.product.ProductPlan;
import dev.floe.runner.product.ProductReport;
import dev.floe.runner.product.RunnerError;
import dev.floe.runner.product.TableNames;
import dev.floe.runner.program.DbtProgram;
import dev.floe.runner.program.ProgramFiles;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs a product whose manifest chooses {@code dbt-core}. */
final class DbtCoreProduct {
    private static final String KIND = "dbt";
    private static final String NAME = "dbt-core";

    private final Invocation invocation;
    private final PluginHost host;
    private final CompiledArtifacts artifacts;
    private final Path project;
    private final Path directory;

    /** @param directory where results are written */
    DbtCoreProduct(Invocation invocation, PluginHost host, CompiledArtifacts artifacts, Path project, Path directory) {
        this.invocation = invocation;
        this.host = host;
        this.artifacts = artifacts;
        this.project = project.toAbsolutePath().normalize();
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Whether the manifest wants it. */
    static boolean isChosen(CompiledArtifacts artifacts) {
        return Optional.ofNullable(artifacts.plugins().get(KIND))
                .filter(selection -> selection.name().equals(NAME))
                .isPresent();
    }

    /** Runs it, and gives the result of the command; what goes wrong is added to the problems. */
    CommandResult run(List<Problem> problems) {
        Compute compute = ProductEngine.compute(artifacts);
        ProductSecrets secrets = new ProductSecrets(artifacts, host, project, invocation);
        ComputeCredentials credentials = ComputeCredentials.of(artifacts, compute, secrets, invocation.environment());
        ProductStorage storage = ProductCatalog.storage(artifacts, host, project, invocation);
        Path program = new DbtCoreChoice(invocation).program(compute.requiredDbtPackages());
        DbtTarget target = target(compute);
        try (ProgramFiles files = ProgramFiles.create(directory.resolve(NAME))) {
            files.writeProfile(artifacts.dbtProfile(), target);
            DuckDbLibrary.of(invocation.pluginDirectories()).ifPresent(files::linkLibrary);
            List<Path> directories = new ArrayList<>(storage.directories());
            directories.add(files.directory());
            try (OpeningEngine opening = new OpeningEngine(() ->
                    ProductEngine.open(host, compute, credentials, project, directory.resolve("spill"), directories))) {
                DbtProgram dbt =
                        new DbtProgram(program, project, artifacts.dbtProfile(), files, credentials.environment());
                DbtProgram.Description described = described(dbt);
                ManifestGraph graph = ManifestGraph.of(project, described.manifest());
                SelectedNodes selected = RunnableNodes.of(
                        new SelectedNodes(
                                described.selected().stream()
                                        .filter(id -> graph.find(id).isPresent())
                                        .toList(),
                                List.of()),
                        graph);
                ProductEngine.check(artifacts, Set.copyOf(selected.uniqueIds()));
                check(graph, selected);
                TableNames names = TableNames.of(artifacts, graph);
                ProductPlan plan = plan(selected, described.version());
                DbtCorePlan work = new DbtCorePlan(
                        dbt, described.manifest(), files.database(target), selection(), options(), settings(target));
                try (TableCatalog catalog = ProductCatalog.open(artifacts, project, storage, secrets)) {
                    DbtCoreRun run = new DbtCoreRun(
                            plan,
                            work,
                            graph,
                            names,
                            opening.engine(),
                            catalog,
                            RunCommand.clock(),
                            new RunProgress(invocation.talk(), graph, names));
                    ProductReport report = RunCommand.execute(run, invocation.talk());
                    DictValue manifest =
                            run.results().map(DbtProgram.Results::manifest).orElse(described.manifest());
                    DictValue results = DbtCoreResults.of(
                            report,
                            run.results().map(DbtProgram.Results::results).orElseGet(DictValue::empty),
                            described.version());
                    return written(report, graph, names, manifest, results, problems);
                }
            }
        }
    }

    private CommandResult written(
            ProductReport report,
            ManifestGraph graph,
            TableNames names,
            DictValue manifest,
            DictValue results,
            List<Problem> problems) {
        TargetDirectory target = new TargetDirectory(
                directory,
                directory.toString(),
                invocation.workingDirectory(),
                invocation.redaction(),
                TargetDirectory.Artifacts.WRITTEN);
        DbtRunFiles files = new DbtRunFiles(graph, target);
        report.steps().forEach(step -> problems.addAll(files.problems(step.node())));
        report.gates().forEach(gate -> gate.problem().ifPresent(problems::add));
        new DbtCoreArtifacts(target).write(manifest, results);
        RunSummary summary = new RunSummary(report, graph, names);
        target.writeJson("results.json", summary.value());
        return summary.result(problems, project);
    }

    private ProductPlan plan(SelectedNodes selected, String version) {
        return new ProductPlan(
                artifacts.product().name(),
                RunCommand.runId(RunCommand.clock().instant(), UUID.randomUUID()),
                project,
                selected.uniqueIds(),
                artifacts.gates(),
                invocation.options().isOn(RunCommand.FULL_REFRESH) ? Refresh.FULL : Refresh.INCREMENTAL,
                BatchOptions.read(invocation.options(), RunCommand.clock()),
                "%s (dbt-core %s)".formatted(ProductEngine.DUCKDB, version),
                1);
    }

    private DbtProgram.Description described(DbtProgram dbt) {
        try {
            List<String> options = new ArrayList<>(selection());
            options.addAll(vars());
            return dbt.describe(options);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("dbt was interrupted", interrupted);
        }
    }

    private List<String> selection() {
        return DbtSelection.asGiven(invocation.options());
    }

    private List<String> vars() {
        return invocation.options().text(RunCommand.VARS).stream()
                .flatMap(text -> Stream.of(RunCommand.VARS, text))
                .toList();
    }

    private List<String> options() {
        OptionValues options = invocation.options();
        List<String> given = new ArrayList<>(vars());
        given.addAll(BatchOptions.asGiven(options));
        options.text(RunCommand.THREADS)
                .map(text -> DbtCommand.threads(RunCommand.THREADS, text))
                .ifPresent(threads -> given.addAll(List.of(RunCommand.THREADS, Integer.toString(threads))));
        if (options.isOn(RunCommand.FULL_REFRESH)) {
            given.add(RunCommand.FULL_REFRESH);
        }
        return given;
    }

    /** What else than a node's own templates tells what it gives. */
    private String settings(DbtTarget target) {
        try {
            return JsonWriter.write(new PropertyValue.Entries(target.entries()))
                    + String.join(" ", vars())
                    + Files.readString(project.resolve("dbt_project.yml"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The target that dbt gets: extensions that nobody has asked for are not downloaded. */
    private DbtTarget target(Compute compute) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>(
                Optional.ofNullable(artifacts.dbtProfile().outputs().get(ProductEngine.DUCKDB))
                        .orElseThrow()
                        .entries());
        if (compute.configuration().property("extensions").isEmpty()) {
            entries.remove("extensions");
        }
        return new DbtTarget(entries);
    }

    /** Says no to what would leave files that nobody takes. */
    private static void check(ManifestGraph graph, SelectedNodes selected) {
        for (String id : selected.uniqueIds()) {
            ManifestNode node = graph.node(id);
            if (Fields.text(node.config(), "materialized", "").equals("external")
                    && Fields.text(node.config(), "location").isPresent()) {
                throw new FloeException(
                        Problem.error(
                                        RunnerError.NOT_WITH_DBT_CORE,
                                        Place.startOf(node.path()),
                                        "'%s' says where its files are, which dbt-core would write beside those of its table"
                                                .formatted(node.name()))
                                .withHelp(
                                        "leave 'location' out: the layer says where tables are; or choose 'plugins.dbt: embedded'"));
            }
        }
    }
}
