package dev.floe.cli;

import dev.floe.dbt.compile.CompiledFields;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.select.ResourceType;
import dev.floe.jinja.value.DictValue;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.dbt.RunReport;
import dev.floe.runner.dbt.RunResults;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What dbt leaves of a run in its target directory: compiled SQL, manifest.json and run_results.json. */
final class DbtRunFiles {
    private final ManifestGraph graph;
    private final TargetDirectory target;

    DbtRunFiles(ManifestGraph graph, TargetDirectory target) {
        this.graph = graph;
        this.target = target;
    }

    /**
     * Writes all of it.
     *
     * @param arguments what was asked for, with dbt's name of the command as {@code which}
     * @return the path of manifest.json as it is shown
     */
    String write(RunReport report, DictValue manifest, DictValue arguments, String invocationId) {
        // Each has a file and an entry of its own; thousands of files take their time.
        report.nodes().parallelStream().forEach(this::writeCompiled);
        String shown = target.writeManifest(manifest);
        writeResults(report, arguments, invocationId);
        return shown;
    }

    /** Writes run_results.json alone. */
    void writeResults(RunReport report, DictValue arguments, String invocationId) {
        if (target.artifacts() == TargetDirectory.Artifacts.LEFT_OUT) {
            return;
        }
        Path file = target.directory().resolve("run_results.json");
        try {
            RunResults.write(report, graph, invocationId, arguments, file, target.redaction()::text);
        } catch (IOException failure) {
            throw TargetDirectory.notWritten(file, failure);
        }
    }

    private void writeCompiled(NodeReport report) {
        report.result().batches().ifPresent(batches -> batches.compiled().forEach(this::writeBatch));
        report.result().compiled().ifPresent(compiled -> {
            ManifestNode node = graph.node(report.result().uniqueId());
            boolean isWritten =
                    switch (node.resourceType()) {
                        case SEED, SNAPSHOT -> false;
                        default -> !compiled.code().isEmpty();
                    };
            String path =
                    isWritten ? target.writeCode(CompiledFields.path(node.fields(), "compiled"), compiled.code()) : "";
            if (node.resourceType() != ResourceType.UNIT_TEST) {
                CompiledFields.put(node.fields(), compiled, path);
            }
        });
    }

    private void writeBatch(CompiledNode compiled) {
        target.writeCode(
                CompiledFields.path(graph.node(compiled.uniqueId()).fields(), compiled.batch(), "compiled"),
                compiled.code());
    }

    /** What a node says that went wrong, or that it warns of. */
    List<Problem> problems(NodeReport report) {
        NodeResult result = report.result();
        ManifestNode node = graph.node(result.uniqueId());
        String said = node.resourceType().text() + " '" + node.name() + "'";
        return switch (result.status()) {
            case FAIL ->
                List.of(Problem.error(
                        DbtError.TEST_FAILS,
                        Place.startOf(node.path()),
                        said + " failed: "
                                + (DifferenceLines.isDifference(node, result)
                                        ? "its model makes other rows"
                                        : result.message().orElse(""))));
            case WARN ->
                List.of(Problem.warning(
                        DbtError.TEST_FAILS,
                        Place.startOf(node.path()),
                        said + " warns: " + result.message().orElse("")));
            default -> result.problems();
        };
    }
}
