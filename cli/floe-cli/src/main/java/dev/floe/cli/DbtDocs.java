package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.adapter.EngineSession;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
import dev.floe.dbt.manifest.ManifestWriter;
import dev.floe.dbt.materialize.DatabaseCatalog;
import dev.floe.dbt.project.DbtVersion;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.session.ComputeEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe dbt docs generate}: catalog.json, which says what the database has of a project's tables, and manifest.json. */
final class DbtDocs {
    static final String NAME = "docs";
    static final String GENERATE = "generate";
    private static final String SCHEMA = "https://schemas.getdbt.com/dbt/catalog/v1.json";

    private static final String COMPILE = "--compile";

    private final DbtContext context;

    DbtDocs(DbtContext context) {
        this.context = context;
    }

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.negatable("docs generate: compile the nodes first (default)", COMPILE));
    }

    CommandResult run(SelectedNodes selected) {
        List<Problem> problems = new ArrayList<>(context.parsed().warnings());
        BoundSessions sessions = new BoundSessions();
        ProjectCompiler compiler = ProjectCompiler.of(
                context.parsed(),
                context.facts(selected.uniqueIds()),
                sessions,
                new CollectedTalk(problems),
                RunFiles.none());
        DictValue catalog = DictValue.empty();
        DictValue metadata = DictValue.empty();
        metadata.put("dbt_schema_version", StringValue.of(SCHEMA));
        metadata.put("dbt_version", StringValue.of(DbtVersion.TEXT));
        metadata.put("generated_at", StringValue.of(context.clock().instant().toString()));
        metadata.put("invocation_id", StringValue.of(context.invocationId()));
        metadata.put("env", DictValue.empty());
        catalog.put("metadata", metadata);
        boolean hasFailed = false;
        try (PluginHost host = PluginHost.load(context.invocation().pluginDirectories(), new ProblemCollector());
                ComputeEngine engine = context.openEngine(host);
                EngineSession session =
                        EngineSession.of(context.parsed().language().adapter(), engine.openSession())) {
            if (context.flags().isNotOff(COMPILE)) {
                CommandResult compiled = new DbtCompilation(context).compile(selected, () -> session);
                if (ExitCode.of(compiled.findings().problems()) != ExitCode.DONE) {
                    return compiled;
                }
            }
            DictValue found = sessions.with(
                    session, () -> DatabaseCatalog.of(compiler, context.parsed().manifest()));
            catalog.entries().putAll(found.entries());
        } catch (FloeException failure) {
            problems.addAll(failure.problems());
            hasFailed = true;
        }
        catalog.put("errors", NoneValue.NONE);
        Path file = context.target().directory().resolve("catalog.json");
        if (!hasFailed) {
            write(catalog, file);
            context.target().writeCode(DbtDocsServer.PAGE, DbtDocsServer.page());
        }
        String shown = context.target().shown(file);
        return new CommandResult(
                () -> "Catalog written to " + shown + "\n",
                () -> new JsonObject().with("catalog", shown).value().values(),
                ProblemSources.findings(problems, context.project()),
                hasFailed ? OptionalInt.of(1) : OptionalInt.empty());
    }

    private void write(DictValue catalog, Path file) {
        try {
            ManifestWriter.write(catalog, file, context.target().redaction()::text);
        } catch (IOException failure) {
            throw TargetDirectory.notWritten(file, failure);
        }
    }
}
