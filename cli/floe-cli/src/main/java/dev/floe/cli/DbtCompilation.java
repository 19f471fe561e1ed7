package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.adapter.SessionSource;
import dev.floe.dbt.compile.CompiledFields;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
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
import java.util.Optional;
import java.util.OptionalInt;
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

    /** Compiles all that can be compiled; the others are problems of the result, which then has dbt's exit code. */
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
        Instant began = context.clock().instant();
        List<NodeReport> reports = new ArrayList<>();
        Set<String> ephemerals = new LinkedHashSet<>();
        for (String id : ids) {
            NodeReport report = report(compiler, id);
            reports.add(report);
            report.result().compiled().ifPresent(made -> made.ctes().forEach(cte -> ephemerals.add(cte.uniqueId())));
            problems.addAll(report.result().problems());
        }
        ephemerals.removeAll(ids);
        ephemerals.forEach(id -> write(graph.node(id), compiler.compile(id)));
        RunReport all = new RunReport(reports, began, context.clock().instant());
        String manifest = new DbtRunFiles(graph, target)
                .write(all, parsed.manifest(), DbtArguments.of(context), context.invocationId());
        List<CompiledNode> written = reports.stream()
                .flatMap(report -> report.result().compiled().stream())
                .toList();
        String folder = target.shown(target.directory().resolve("compiled"));
        return new CommandResult(
                () -> asked(written) + "Compiled " + written.size() + (written.size() == 1 ? " node" : " nodes")
                        + "\n  " + folder + "\n",
                () -> new JsonObject()
                        .withEach("nodes", written, node -> DbtListing.node(graph.node(node.uniqueId()))
                                .value())
                        .with("manifest", manifest)
                        .value()
                        .values(),
                ProblemSources.findings(problems, project),
                all.hasFailures() ? OptionalInt.of(1) : OptionalInt.empty());
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

    private NodeReport report(ProjectCompiler compiler, String id) {
        Instant started = context.clock().instant();
        NodeResult result;
        if (graph.node(id).resourceType() == ResourceType.SEED) {
            result = NodeResult.compiled(id, Optional.empty());
        } else {
            try {
                result = NodeResult.compiled(id, Optional.of(compiler.compile(id)));
            } catch (FloeException failure) {
                result = NodeResult.failed(id, failure);
            }
        }
        return new NodeReport(result, started, context.clock().instant(), 1);
    }

    /** The SQL of what somebody names. */
    private String asked(List<CompiledNode> written) {
        List<String> named = context.options().words(DbtSelection.SELECT);
        return written.stream()
                .filter(node -> named.contains(graph.node(node.uniqueId()).name()))
                .map(node -> "Compiled node '" + graph.node(node.uniqueId()).name() + "' is:\n" + node.code() + "\n\n")
                .collect(Collectors.joining());
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
