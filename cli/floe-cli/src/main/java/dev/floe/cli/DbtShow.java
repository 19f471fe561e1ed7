package dev.floe.cli;

import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.adapter.EngineSession;
import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.manifest.ManifestWriter;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.session.ComputeEngine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe dbt show}: the first rows of a node's query, or of one that stands on the command line. */
final class DbtShow {
    static final String NAME = "show";
    static final String INLINE = "--inline";
    private static final String LIMIT = "--limit";
    private static final int STANDARD_LIMIT = 5;

    /** For dbt, a query that fails here is no node that has failed, but an end of the command. */
    private static final int NOT_SHOWN = 2;

    private static final Set<ResourceType> ROWED =
            EnumSet.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT, ResourceType.ANALYSIS);

    private final DbtContext context;
    private final BoundSessions sessions = new BoundSessions();
    private final List<Problem> problems = new ArrayList<>();

    DbtShow(DbtContext context) {
        this.context = context;
    }

    static void addTo(CommandSpec specification) {
        specification.addOption(
                GlobalOption.value(INLINE, "SQL", "show, compile: a query with templates, in place of a node"));
        specification.addOption(GlobalOption.value(LIMIT, "N", "show: how many rows at most, -1 for all (default: 5)"));
    }

    CommandResult run(SelectedNodes selected) {
        problems.addAll(context.parsed().warnings());
        Optional<String> inline = context.options().text(INLINE);
        List<String> ids = inline.isPresent() ? List.of() : shown(selected);
        StringBuilder text = new StringBuilder();
        ProjectCompiler compiler = ProjectCompiler.of(
                context.parsed(),
                context.facts(ids),
                sessions,
                new CollectedTalk(problems),
                RunFiles.none(),
                context.deferral());
        try (PluginHost host = PluginHost.load(context.invocation().pluginDirectories(), new ProblemCollector());
                ComputeEngine engine = context.openEngine(host);
                EngineSession session =
                        EngineSession.of(context.parsed().language().adapter(), engine.openSession())) {
            if (inline.isPresent()) {
                show(compiler, session, Optional.empty(), inline.get(), text);
            }
            for (String id : ids) {
                show(compiler, session, Optional.of(context.graph().node(id)), id, text);
            }
        }
        boolean hasFailed = problems.stream().anyMatch(Problem::isError);
        return new CommandResult(
                text::toString,
                Map::of,
                ProblemSources.findings(problems, context.project()),
                hasFailed ? OptionalInt.of(NOT_SHOWN) : OptionalInt.empty());
    }

    private List<String> shown(SelectedNodes selected) {
        problems.addAll(selected.warnings());
        List<String> named = context.options().words(DbtSelection.SELECT);
        if (named.isEmpty() && context.options().text(DbtSelection.SELECTOR).isEmpty()) {
            throw new FloeException(Problem.error(CommandLineError.NOT_A_CHOICE, "Nothing says what to show")
                    .withHelp("name a node with '--select', or a query with '--inline'"));
        }
        return selected.uniqueIds().stream()
                .filter(id -> ROWED.contains(context.graph().node(id).resourceType())
                        || named.contains(context.graph().node(id).name()))
                .toList();
    }

    private void show(
            ProjectCompiler compiler,
            EngineSession session,
            Optional<ManifestNode> node,
            String asked,
            StringBuilder text) {
        String file = node.map(ManifestNode::path).orElse(INLINE);
        try {
            AgateTable table = sessions.with(session, () -> {
                CompiledNode compiled = node.isPresent() ? compiler.compile(asked) : compiler.compileInline(asked);
                AgateTable rows = rows(compiler, compiled, node);
                session.rollback();
                return rows;
            });
            text.append(
                    context.options()
                                    .text(GlobalOption.OUTPUT)
                                    .filter("json"::equals)
                                    .isPresent()
                            ? json(node, table)
                            : node.map(each -> "Previewing node '" + each.name() + "':\n")
                                            .orElse("Previewing inline node:\n")
                                    + table.text(Integer.MAX_VALUE));
        } catch (TemplateException failure) {
            problems.addAll(DbtError.of(failure, file).problems());
        } catch (FloeException failure) {
            problems.addAll(failure.problems());
        }
    }

    private AgateTable rows(ProjectCompiler compiler, CompiledNode compiled, Optional<ManifestNode> node) {
        NodeTemplates templates = compiler.templates(compiled);
        Optional<Integer> limit = limit();
        if (node.filter(each -> each.resourceType() == ResourceType.SEED).isPresent()) {
            return templates.call("load_agate_table") instanceof AgateTableValue seed
                    ? seed.table().first(limit.orElse(Integer.MAX_VALUE))
                    : AgateTable.EMPTY;
        }
        Value sql = templates.call(
                "get_show_sql",
                StringValue.of(compiled.code()),
                templates.config("sql_header"),
                limit.<Value>map(IntValue::of).orElse(NoneValue.NONE));
        return templates.call("run_query", sql) instanceof AgateTableValue found ? found.table() : AgateTable.EMPTY;
    }

    private Optional<Integer> limit() {
        String text = context.options().text(LIMIT).orElse(Integer.toString(STANDARD_LIMIT));
        try {
            int limit = Integer.parseInt(text);
            return limit < 0 ? Optional.empty() : Optional.of(limit);
        } catch (NumberFormatException noNumber) {
            throw new FloeException(
                    Problem.error(CommandLineError.NOT_A_CHOICE, "'" + LIMIT + " " + text + "' is no number of rows")
                            .withHelp("write a number, or -1 for all rows"),
                    noNumber);
        }
    }

    private static String json(Optional<ManifestNode> node, AgateTable table) {
        DictValue result = DictValue.empty();
        node.ifPresent(each -> result.put("node", StringValue.of(each.name())));
        result.put(
                "show",
                ListValue.of(table.rows().stream()
                        .map(row -> {
                            DictValue cells = DictValue.empty();
                            for (int i = 0; i < row.size(); i++) {
                                cells.put(table.columnNames().get(i), row.get(i));
                            }
                            return cells;
                        })
                        .toList()));
        return ManifestWriter.indented(result) + "\n";
    }
}
