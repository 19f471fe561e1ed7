package dev.floe.cli;

import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.dbt.RunReport;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --show} adds to a run: the first rows of the seeds that it has loaded. dbt shows any ten of them. */
final class SeedSample {
    private static final String SHOW = "--show";
    private static final int ROWS = 10;

    private final ManifestGraph graph;
    private final ProjectCompiler compiler;

    SeedSample(ManifestGraph graph, ProjectCompiler compiler) {
        this.graph = graph;
        this.compiler = compiler;
    }

    static void addTo(CommandSpec specification) {
        specification.addOption(
                GlobalOption.flag("seed, build: show the first %d rows of each seed".formatted(ROWS), SHOW));
    }

    static boolean isAsked(OptionValues options) {
        return options.isOn(SHOW);
    }

    /** Says it, seed by seed. */
    void say(RunReport report, DbtEvents events) {
        for (NodeReport node : report.nodes()) {
            ManifestNode described = graph.node(node.result().uniqueId());
            if (described.resourceType() == ResourceType.SEED && node.result().status() == NodeStatus.SUCCESS) {
                say(described, events);
            }
        }
    }

    private void say(ManifestNode seed, DbtEvents events) {
        NodeTemplates templates = compiler.templates(compiler.compile(seed.uniqueId()));
        AgateTable rows =
                templates.call("load_agate_table") instanceof AgateTableValue table ? table.table() : AgateTable.EMPTY;
        String header = "First rows of " + new DbtDescription(seed).relation();
        events.blank();
        events.say(DbtEvent.of("SeedHeader", "Q004", header).with("header", header));
        events.lines(rows.first(ROWS).text(Integer.MAX_VALUE));
    }
}
