package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.adapter.EngineSession;
import dev.floe.dbt.adapter.SessionSource;
import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.parse.ProjectParser;
import dev.floe.dbt.project.ProfilesDirectory;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.dbt.select.CommandScope;
import dev.floe.dbt.select.EarlierRun;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.value.PropertyValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe dbt}: commands of dbt on a dbt project, with floe's own engine. */
final class DbtCommand implements Command {
    private static final String PROFILES_DIR = "--profiles-dir";
    private static final String PROFILE = "--profile";
    private static final String TARGET = "--target";
    static final String TARGET_PATH = "--target-path";
    private static final String VARS = "--vars";
    static final String LIST = "ls";
    static final String FULL_REFRESH = "--full-refresh";
    static final String THREADS = "--threads";
    private static final String INTROSPECT = "--introspect";
    private static final List<String> COMMANDS = List.of(
            "build",
            "run",
            "test",
            "seed",
            "snapshot",
            DbtClone.NAME,
            DbtRetry.NAME,
            "compile",
            "parse",
            LIST,
            DbtShow.NAME,
            DbtRunOperation.NAME,
            DbtDebug.NAME,
            DbtClean.NAME,
            DbtFreshness.NAME,
            DbtDocs.NAME,
            DbtDeps.NAME,
            DbtInit.NAME);

    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .type(String.class)
                .index("0")
                .arity("1")
                .description("build: run models, seeds, snapshots and tests in the order of the graph; run, test, seed,"
                        + " snapshot: those of one kind; compile: write the SQL of what is selected below target/compiled;"
                        + " parse: read the project, check it, and write target/manifest.json; ls: list what is selected;"
                        + " deps: install the packages that the project names; show: the first rows of a query;"
                        + " run-operation: call the macro that comes next; retry: run what failed the last time;"
                        + " clone: put here what the run of --state has made, as copies or views;"
                        + " debug: ask the target's database; clean: delete what can be made again; source freshness; docs generate;"
                        + " docs serve; init: write a new project")
                .build());
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("NAME")
                .type(String.class)
                .index("1")
                .arity("0..1")
                .description(
                        "run-operation: the macro; source: freshness, which asks how old the rows of sources are; docs:"
                                + " generate, which writes target/catalog.json, or serve, which shows it; init: the project")
                .build());
        specification.addOption(GlobalOption.value(
                PROFILES_DIR, "DIR", "Where profiles.yml is (default: DBT_PROFILES_DIR, the project, ~/.dbt)"));
        specification.addOption(GlobalOption.value(PROFILE, "NAME", "The profile (default: the project's)"));
        specification.addOption(
                GlobalOption.value(TARGET, "NAME", "The target of the profile (default: the profile's)", "-t"));
        specification.addOption(GlobalOption.value(
                TARGET_PATH, "DIR", "Where to write, seen from the project's directory (default: target)"));
        DbtSelection.addTo(specification);
        specification.addOption(GlobalOption.negatable("compile: ask the database (default)", INTROSPECT));
        DbtDeps.addTo(specification);
        DbtInit.addTo(specification);
        DbtDocsServe.addTo(specification);
        DbtFlags.addTo(specification);
        DbtLogging.addTo(specification);
        DbtListing.addTo(specification);
        BatchOptions.addTo(specification);
        SampleOption.addTo(specification);
        DbtShow.addTo(specification);
        SeedSample.addTo(specification);
        DbtDebug.addTo(specification);
        DbtDocs.addTo(specification);
        DbtRunOperation.addTo(specification);
        specification.addOption(GlobalOption.negatable("Build incremental models and seeds anew", "-f", FULL_REFRESH));
        specification.addOption(
                GlobalOption.value(THREADS, "N", "How many nodes run at a time (default: the target's)"));
        specification.addOption(GlobalOption.value(VARS, "YAML", "Variables, such as '{start: 2024-01-01}'"));
    }

    @Override
    public CommandResult run(Invocation invocation) {
        String command = invocation.options().parameters().stream()
                .findFirst()
                .orElseThrow(() -> new FloeException(UsageFault.noCommand("floe dbt", COMMANDS)));
        if (!COMMANDS.contains(command)) {
            throw new FloeException(UsageFault.notAChoice(command, "'floe dbt'", COMMANDS));
        }
        Path project = invocation.projectDirectory();
        if (command.equals(DbtInit.NAME)) {
            return DbtInit.run(invocation, project);
        }
        if (command.equals(DbtDeps.NAME)) {
            return DbtDeps.run(invocation, project, vars(invocation.options()));
        }
        if (command.equals(DbtRetry.NAME)) {
            return retry(invocation, project);
        }
        ProjectRequest request = request(invocation, project, vars(invocation.options()));
        if (command.equals(DbtDebug.NAME)) {
            return new DbtDebug(invocation, request).run();
        }
        ParsedProject parsed = ProjectParser.parse(request);
        try (DbtContext context =
                DbtContext.of(invocation, command, UUID.randomUUID().toString(), project, parsed)) {
            return run(context);
        }
    }

    private static CommandResult run(DbtContext context) {
        return switch (context.command()) {
            case LIST -> DbtListing.run(context, select(context, CommandScope.LIST));
            case "parse" -> parse(context);
            case "compile" -> compile(context);
            case DbtShow.NAME -> new DbtShow(context).run(select(context, CommandScope.COMPILE));
            case DbtRunOperation.NAME -> new DbtRunOperation(context).run();
            case DbtFreshness.NAME -> {
                requireWord(context.options(), DbtFreshness.FRESHNESS);
                yield new DbtFreshness(context).run(select(context, CommandScope.LIST));
            }
            case DbtDocs.NAME -> {
                requireWord(context.options(), DbtDocs.GENERATE, DbtDocsServe.SERVE);
                if (context.options().parameters().get(1).equals(DbtDocsServe.SERVE)) {
                    yield DbtDocsServe.run(context);
                }
                yield new DbtDocs(context).run(select(context, CommandScope.COMPILE));
            }
            case DbtClone.NAME -> new DbtClone(context).run(select(context, CommandScope.CLONE));
            case DbtClean.NAME -> DbtClean.run(context.project(), context.parsed());
            default -> new DbtBuild(context).run(select(context, CommandScope.of(context.command())));
        };
    }

    /** Some commands of dbt have two words. */
    private static void requireWord(OptionValues options, String... second) {
        List<String> words = options.parameters();
        if (words.size() < 2 || !List.of(second).contains(words.get(1))) {
            throw new FloeException(UsageFault.notAChoice(
                    words.size() < 2 ? "" : words.get(1), "'floe dbt " + words.getFirst() + "'", List.of(second)));
        }
    }

    private static SelectedNodes select(DbtContext context, CommandScope scope) {
        EarlierRun earlier = context.earlier();
        SelectedNodes selected = DbtSelection.of(context.options(), context.parsed(), context.graph(), scope, earlier);
        List<Problem> warnings = new ArrayList<>(selected.warnings());
        warnings.addAll(earlier.warnings());
        context.stateWarning().ifPresent(warnings::add);
        return new SelectedNodes(selected.uniqueIds(), warnings);
    }

    private static CommandResult retry(Invocation invocation, Path project) {
        Path directory = invocation
                .options()
                .text(DbtFlags.STATE)
                .map(invocation::path)
                .orElseGet(() ->
                        project.resolve(invocation.options().text(TARGET_PATH).orElse("target")));
        DbtRetry earlier = DbtRetry.of(directory);
        DictValue vars = invocation.options().text(VARS).isPresent() ? vars(invocation.options()) : earlier.vars();
        ParsedProject parsed = ProjectParser.parse(
                request(invocation, project, vars, earlier.text("profile"), earlier.text("target")));
        String invocationId = UUID.randomUUID().toString();
        try (DbtContext context = DbtContext.of(invocation, earlier.command(), invocationId, project, parsed)
                .as(earlier.arguments())) {
            SelectedNodes selected = earlier.selected(context);
            if (earlier.command().equals(DbtClone.NAME)) {
                return new DbtClone(context).run(selected);
            }
            return selected.uniqueIds().isEmpty()
                    ? CommandResult.of(() -> "Nothing to retry: the last run has left nothing undone\n", Map::of)
                    : new DbtBuild(context).retry(selected, earlier.batches(context));
        }
    }

    /** The number of threads that an option says. */
    static int threads(String option, String text) {
        try {
            int threads = Integer.parseInt(text);
            if (threads > 0) {
                return threads;
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        throw new FloeException(
                Problem.error(CommandLineError.NOT_A_CHOICE, "'" + option + " " + text + "' is no number of threads")
                        .withHelp("write a number from 1 on"));
    }

    private static CommandResult compile(DbtContext context) {
        if (!context.flags().isNotOff(INTROSPECT)) {
            return compile(context, SessionSource.none());
        }
        try (PluginHost host = PluginHost.load(context.invocation().pluginDirectories(), new ProblemCollector());
                ComputeEngine engine = context.openEngine(host);
                EngineSession session =
                        EngineSession.of(context.parsed().language().adapter(), engine.openSession())) {
            return compile(context, () -> session);
        }
    }

    private static CommandResult compile(DbtContext context, SessionSource sessions) {
        DbtCompilation compilation = new DbtCompilation(context);
        return context.options()
                .text(DbtShow.INLINE)
                .map(sql -> compilation.compile(sql, sessions))
                .orElseGet(() -> compilation.compile(select(context, CommandScope.COMPILE), sessions));
    }

    private static CommandResult parse(DbtContext context) {
        DictValue manifest = context.parsed().manifest();
        String shown = context.target().writeManifest(manifest);
        Map<String, Integer> counts = counts(manifest);
        return new CommandResult(
                () -> text(counts, shown),
                () -> members(counts, shown),
                ProblemSources.findings(context.parsed().warnings(), context.project()));
    }

    private static ProjectRequest request(Invocation invocation, Path project, DictValue vars) {
        return request(invocation, project, vars, Optional.empty(), Optional.empty());
    }

    /** The same, with what holds where the command line does not say it. */
    private static ProjectRequest request(
            Invocation invocation, Path project, DictValue vars, Optional<String> profile, Optional<String> target) {
        OptionValues options = invocation.options();
        return new ProjectRequest(
                project,
                ProfilesDirectory.find(
                        options.text(PROFILES_DIR), project, invocation.workingDirectory(), invocation.environment()),
                options.text(PROFILE).or(() -> profile),
                options.text(TARGET).or(() -> target),
                vars,
                invocation.environment(),
                Clock.system(ZoneId.systemDefault()));
    }

    private static DictValue vars(OptionValues options) {
        return options.text(VARS).map(text -> vars(VARS, text)).orElseGet(DictValue::empty);
    }

    /** The variables that an option says. */
    static DictValue vars(String option, String yaml) {
        Optional<Value> value = DocumentValues.read(option, yaml.getBytes(StandardCharsets.UTF_8));
        if (value.isPresent() && value.get() instanceof DictValue dict) {
            return dict;
        }
        throw new FloeException(
                Problem.error(CommandLineError.VARS_NOT_A_MAPPING, "'" + option + " " + yaml + "' is not a mapping")
                        .withHelp("write it as '{name: value}'"));
    }

    /** How many resources there are of each kind, by the kinds' names. */
    private static Map<String, Integer> counts(DictValue manifest) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String section : ManifestGraph.SECTIONS) {
            Fields.dict(manifest, section).entries().values().forEach(node -> {
                if (node instanceof DictValue fields) {
                    counts.merge(Fields.text(fields, "resource_type", ""), 1, Integer::sum);
                }
            });
        }
        return counts;
    }

    private static String text(Map<String, Integer> counts, String file) {
        List<String> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(count + " " + (count == 1 ? words(kind) : plural(words(kind)))));
        return "Parsed " + (parts.isEmpty() ? "an empty project" : String.join(", ", parts)) + "\n  " + file + "\n";
    }

    private static String words(String kind) {
        return kind.replace('_', ' ');
    }

    private static String plural(String words) {
        if (words.endsWith("y")) {
            return words.substring(0, words.length() - 1) + "ies";
        }
        return words.endsWith("s") ? words : words + "s";
    }

    private static Map<String, PropertyValue> members(Map<String, Integer> counts, String file) {
        return new JsonObject()
                .withEach("resources", List.copyOf(counts.entrySet()), entry -> new JsonObject()
                        .with("type", entry.getKey())
                        .with("count", entry.getValue())
                        .value())
                .with("manifest", file)
                .value()
                .values();
    }
}
