package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.adapter.SessionSource;
import dev.floe.dbt.compile.CompiledFields;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.dbt.RunReport;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code floe dbt compile}: writes the SQL of nodes, and a manifest that has it. */
final class DbtCompilation {
    private final DbtContext context;
    private final ParsedProject parsed;
    private final ManifestGraph graph;
    private final TargetDirectory target;
    private final Path project;

    DbtCompilation(DbtContext context) {
        this.context = context;
        this.project = context.project();
        this.parsed = context.parsed();
        this.graph = context.graph();
        this.target = context.target();
    }

    /** Compiles all that can be compiled; the others are problems of the result. */
    CommandResult compile(SelectedNodes selected, SessionSource sessions) {
        List<String> ids = selected.uniqueIds();
        List<Problem> problems = new ArrayList<>(parsed.warnings());
        problems.addAll(selected.warnings());
        ProjectCompiler compiler = ProjectCompiler.of(
                parsed,
                InvocationFacts.compile(context.invocationId(), ids),
                sessions,
                new CollectedTalk(problems),
                RunFiles.none(),
                context.deferral());
        List<ManifestNode> written = new ArrayList<>();
        List<NodeReport> reports = new ArrayList<>();
        Instant started = context.clock().instant();
        boolean isWhole = true;
        Set<String> ephemerals = new LinkedHashSet<>();
        for (String id : ids) {
            ManifestNode node = graph.node(id);
            Instant began = context.clock().instant();
            if (node.resourceType() == ResourceType.SEED) {
                reports.add(new NodeReport(NodeResult.compiled(id), began, began, 1));
                continue;
            }
            try {
                CompiledNode compiled = compiler.compile(id);
                compiled.ctes().forEach(cte -> ephemerals.add(cte.uniqueId()));
                write(node, compiled);
                written.add(node);
                if (isReported(node)) {
                    reports.add(new NodeReport(
                            NodeResult.compiled(compiled),
                            began,
                            context.clock().instant(),
                            1));
                }
            } catch (FloeException failure) {
                isWhole = false;
                problems.addAll(failure.problems());
            }
        }
        ephemerals.removeAll(ids);
        ephemerals.forEach(id -> write(graph.node(id), compiler.compile(id)));
        String manifest = target.writeManifest(parsed.manifest());
        if (isWhole) {
            new DbtRunFiles(graph, target)
                    .writeResults(
                            new RunReport(reports, started, context.clock().instant()),
                            DbtArguments.of(context),
                            context.invocationId());
        }
        String folder = target.shown(target.directory().resolve("compiled"));
        return new CommandResult(
                () -> asked(written) + "Compiled " + written.size() + (written.size() == 1 ? " node" : " nodes")
                        + "\n  " + folder + "\n",
                () -> new JsonObject()
                        .withEach(
                                "nodes", written, node -> DbtListing.node(node).value())
                        .with("manifest", manifest)
                        .value()
                        .values(),
                ProblemSources.findings(problems, project));
    }

    /** Compiles a query that stands on the command line, and shows it. */
    CommandResult compile(String sql, SessionSource sessions) {
        List<Problem> problems = new ArrayList<>(parsed.warnings());
        ProjectCompiler compiler = ProjectCompiler.of(
                parsed,
                InvocationFacts.compile(context.invocationId(), List.of()),
                sessions,
                new CollectedTalk(problems),
                RunFiles.none(),
                context.deferral());
        CompiledNode compiled = compiler.compileInline(sql);
        return new CommandResult(
                () -> "Compiled inline node is:\n" + compiled.code() + "\n",
                () -> new JsonObject().with("compiled", compiled.code()).value().values(),
                ProblemSources.findings(problems, project));
    }

    /** The SQL of what somebody names. */
    private String asked(List<ManifestNode> written) {
        List<String> named = context.options().words(DbtSelection.SELECT);
        return written.stream()
                .filter(node -> named.contains(node.name()))
                .map(node -> "Compiled node '" + node.name() + "' is:\n"
                        + Fields.text(node.fields(), "compiled_code", "") + "\n\n")
                .collect(Collectors.joining());
    }

    /** dbt reports on ephemeral models only where somebody asks for them. */
    private boolean isReported(ManifestNode node) {
        return !context.options().words(DbtSelection.SELECT).isEmpty()
                || node.resourceType() != ResourceType.MODEL
                || !Fields.text(node.config(), "materialized", "view").equals("ephemeral");
    }

    private void write(ManifestNode node, CompiledNode compiled) {
        boolean isWritten =
                node.resourceType() != ResourceType.SNAPSHOT && !compiled.code().isEmpty();
        CompiledFields.put(
                node.fields(),
                compiled,
                isWritten ? target.writeCode(CompiledFields.path(node.fields(), "compiled"), compiled.code()) : "");
    }
}
