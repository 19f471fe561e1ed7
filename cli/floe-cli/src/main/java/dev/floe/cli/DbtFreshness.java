package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.adapter.EngineSession;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.manifest.ManifestWriter;
import dev.floe.dbt.materialize.NodeRunner;
import dev.floe.dbt.materialize.SourceAge;
import dev.floe.dbt.materialize.SourceAge.Found;
import dev.floe.dbt.project.DbtVersion;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.plugin.host.PluginHost;
import dev.floe.runner.dbt.EndingNames;
import dev.floe.runner.dbt.NodeReport;
import dev.floe.runner.dbt.ProjectHooks;
import dev.floe.runner.dbt.RunRules.OnHookFailure;
import dev.floe.runner.dbt.RunRules.Tests;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.session.ComputeEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** {@code floe dbt source freshness}: how old the rows of sources are, and whether that is too old. */
final class DbtFreshness {
    static final String NAME = "source";
    static final String FRESHNESS = "freshness";
    private static final String SCHEMA = "https://schemas.getdbt.com/dbt/sources/v3.json";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter AGE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    /** A project that does not want its hooks here says so in its flags. */
    private static final String HOOKS = "--source-freshness-run-project-hooks";

    private static final Set<String> FORMS = Set.of("text", "json");

    private final DbtContext context;
    private final List<Problem> problems = new ArrayList<>();
    private final List<DictValue> results = new ArrayList<>();
    private final DbtEvents events;

    DbtFreshness(DbtContext context) {
        this.context = context;
        this.events = context.events();
    }

    CommandResult run(SelectedNodes selected) {
        problems.addAll(context.parsed().warnings());
        problems.addAll(selected.warnings());
        List<ManifestNode> sources = selected.uniqueIds().stream()
                .map(context.graph()::node)
                .filter(node -> node.resourceType() == ResourceType.SOURCE && SourceAge.isKnown(node.fields()))
                .toList();
        Instant started = context.clock().instant();
        BoundSessions sessions = new BoundSessions();
        ProjectCompiler compiler = ProjectCompiler.of(
                context.parsed(),
                context.facts(selected.uniqueIds()),
                sessions,
                context.talk(problems),
                RunFiles.none());
        boolean hasFailed = false;
        try (PluginHost host = PluginHost.load(context.invocation().pluginDirectories(), new ProblemCollector());
                ComputeEngine engine = context.openEngine(host);
                EngineSession session =
                        EngineSession.of(context.parsed().language().adapter(), engine.openSession())) {
            boolean haveHooks = !sources.isEmpty() && context.flags().isNotOff(HOOKS);
            ProjectHooks hooks = new ProjectHooks(
                    context.graph(),
                    new NodeRunner(context.parsed(), compiler, sessions),
                    context.clock(),
                    new DbtLog(context.graph(), events, context.flags().width()));
            List<NodeReport> reports = new ArrayList<>();
            if (haveHooks) {
                reports.addAll(hooks.run(ProjectHooks.START, Map.of(), session));
                session.release();
            }
            boolean isReady =
                    !hasFailed(reports) || context.flags().rules(Tests.TELL).hookFailure() == OnHookFailure.RUN_NODES;
            for (int i = 0; isReady && i < sources.size(); i++) {
                ManifestNode source = sources.get(i);
                String place = (i + 1) + " of " + sources.size();
                hasFailed |= !sessions.with(session, () -> check(compiler, source, place));
                session.rollback();
            }
            if (haveHooks) {
                reports.addAll(hooks.run(ProjectHooks.END, new EndingNames(context.graph()).of(reports), session));
            }
            DbtRunFiles files = new DbtRunFiles(context.graph(), context.target());
            reports.forEach(hook -> problems.addAll(files.problems(hook)));
            hasFailed |= hasFailed(reports);
        }
        write(Duration.between(started, context.clock().instant()));
        return new CommandResult(
                () -> "Done.\n",
                () -> new JsonObject()
                        .withEach("sources", results, result -> new JsonObject()
                                .with("unique_id", Fields.text(result, "unique_id", ""))
                                .with("status", Fields.text(result, "status", ""))
                                .value())
                        .value()
                        .values(),
                ProblemSources.findings(problems, context.project()),
                hasFailed ? OptionalInt.of(1) : OptionalInt.empty());
    }

    private static boolean hasFailed(List<NodeReport> hooks) {
        return hooks.stream().anyMatch(hook -> hook.result().status().isFailure());
    }

    /** Says whether the source is not too old. */
    private boolean check(ProjectCompiler compiler, ManifestNode source, String place) {
        String name = source.sourceName().orElse("") + "." + source.name();
        say("LogStartLine", "Q011", place + " START freshness of " + name, "RUN");
        Instant started = context.clock().instant();
        try {
            Found found = SourceAge.of(compiler, source.fields());
            Instant completed = context.clock().instant();
            String outcome =
                    switch (found.status()) {
                        case PASS -> "PASS";
                        case WARN -> "WARN";
                        case ERROR -> "ERROR STALE";
                    };
            say(
                    "LogFreshnessResult",
                    "Q018",
                    place + " " + outcome + " freshness of " + name,
                    String.format(
                            Locale.ROOT,
                            "%s in %.2fs",
                            outcome,
                            Duration.between(started, completed).toMillis() / 1000.0));
            results.add(result(source, found, started, completed));
            return found.status() != SourceAge.Status.ERROR;
        } catch (FloeException failure) {
            problems.addAll(failure.problems());
            say("LogFreshnessResult", "Q018", place + " ERROR freshness of " + name, "ERROR");
            return false;
        }
    }

    private void say(String event, String code, String text, String end) {
        String start = text + " ";
        events.say(DbtEvent.of(event, code, start + ".".repeat(Math.max(0, 80 - start.length())) + " [" + end + "]"));
    }

    private static DictValue result(ManifestNode source, Found found, Instant started, Instant completed) {
        DictValue result = DictValue.empty();
        result.put("unique_id", StringValue.of(source.uniqueId()));
        result.put("max_loaded_at", StringValue.of(AGE.format(found.loaded())));
        result.put("snapshotted_at", StringValue.of(AGE.format(found.asked())));
        result.put("max_loaded_at_time_ago_in_s", FloatValue.of(found.age().toNanos() / 1e9));
        result.put("status", StringValue.of(found.status().name().toLowerCase(Locale.ROOT)));
        result.put("criteria", Fields.dict(source.fields(), "freshness"));
        result.put("adapter_response", found.response());
        DictValue timing = DictValue.empty();
        timing.put("name", StringValue.of("execute"));
        timing.put("started_at", StringValue.of(time(started)));
        timing.put("completed_at", StringValue.of(time(completed)));
        result.put("timing", ListValue.of(timing));
        result.put("thread_id", StringValue.of("Thread-1 (worker)"));
        result.put(
                "execution_time",
                FloatValue.of(Duration.between(started, completed).toNanos() / 1e9));
        return result;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private void write(Duration elapsed) {
        DictValue metadata = DictValue.empty();
        metadata.put("dbt_schema_version", StringValue.of(SCHEMA));
        metadata.put("dbt_version", StringValue.of(DbtVersion.TEXT));
        metadata.put("generated_at", StringValue.of(time(context.clock().instant())));
        metadata.put("invocation_id", StringValue.of(context.invocationId()));
        metadata.put("env", DictValue.empty());
        DictValue all = DictValue.empty();
        all.put("metadata", metadata);
        all.put("results", ListValue.of(results));
        all.put("elapsed_time", FloatValue.of(elapsed.toNanos() / 1e9));
        Path file = context.options()
                .text(GlobalOption.OUTPUT)
                .filter(text -> !FORMS.contains(text))
                .map(context.project()::resolve)
                .orElseGet(() -> context.target().directory().resolve("sources.json"));
        try {
            ManifestWriter.write(all, file, context.target().redaction()::text);
        } catch (IOException failure) {
            throw TargetDirectory.notWritten(file, failure);
        }
    }
}
