package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.cli.report.ReportFormat;
import dev.floe.dbt.compile.Deferral;
import dev.floe.dbt.compile.Deferral.Preference;
import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.InvocationFacts.Refresh;
import dev.floe.dbt.compile.InvocationFacts.Rows;
import dev.floe.dbt.compile.InvocationFacts.StoredFailures;
import dev.floe.dbt.compile.TemplateListener;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.parse.FailureRelations;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.project.Profile;
import dev.floe.dbt.select.EarlierRun;
import dev.floe.dbt.state.EarlierArtifacts;
import dev.floe.dbt.state.ProjectComparison;
import dev.floe.jinja.value.DictValue;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the commands of dbt work with once a project is parsed.
 *
 * @param command dbt's name of it
 * @param invocationId one of its kind for each run
 */
record DbtContext(
        Invocation invocation,
        String command,
        String invocationId,
        Path project,
        ParsedProject parsed,
        ManifestGraph graph,
        TargetDirectory target,
        DbtFlags flags,
        DbtEvents events)
        implements AutoCloseable {
    DbtContext {
        requireNonNull(invocation, "invocation is null");
        requireNonNull(command, "command is null");
        requireNonNull(invocationId, "invocationId is null");
        requireNonNull(project, "project is null");
        requireNonNull(parsed, "parsed is null");
        requireNonNull(graph, "graph is null");
        requireNonNull(target, "target is null");
        requireNonNull(flags, "flags is null");
        requireNonNull(events, "events is null");
    }

    static DbtContext of(
            Invocation invocation, String command, String invocationId, Path project, ParsedProject parsed) {
        DbtFlags flags = DbtFlags.of(invocation, parsed);
        if (flags.isOn(DbtFlags.STORE_FAILURES)) {
            FailureRelations.name(parsed);
        }
        String logPath = parsed.language().project().root().logPath();
        return new DbtContext(
                invocation,
                command,
                invocationId,
                project,
                parsed,
                ManifestGraph.of(project, parsed.manifest()),
                TargetDirectory.of(invocation, project, parsed, flags),
                flags,
                DbtLogging.events(flags, invocation, project, logPath, systemClock(), invocationId));
    }

    /** The same with what an earlier run was called with, where nothing else is said. */
    DbtContext as(DictValue arguments) {
        return new DbtContext(
                invocation, command, invocationId, project, parsed, graph, target, flags.with(arguments), events);
    }

    OptionValues options() {
        return invocation.options();
    }

    Profile profile() {
        return parsed.language().project().profile();
    }

    Clock clock() {
        return systemClock();
    }

    private static Clock systemClock() {
        return Clock.system(ZoneId.systemDefault());
    }

    int threads() {
        return options()
                .text(DbtCommand.THREADS)
                .map(text -> DbtCommand.threads(DbtCommand.THREADS, text))
                .orElse(profile().threads());
    }

    /** The engine of the target; whoever opens it closes it. */
    ComputeEngine openEngine(PluginHost host) {
        ComputeEngine engine =
                DbtEngine.open(host, profile(), project, target.directory().resolve("spill"));
        return events.isHeard(DbtLevel.DEBUG) ? new ToldEngine(engine, events) : engine;
    }

    /** @param selected the unique ids of what was asked for */
    InvocationFacts facts(List<String> selected) {
        return new InvocationFacts(
                command,
                invocationId,
                flags.isOn(DbtCommand.FULL_REFRESH) ? Refresh.FULL : Refresh.INCREMENTAL,
                flags.isOn(DbtFlags.STORE_FAILURES) ? StoredFailures.KEPT : StoredFailures.DROPPED,
                flags.isOn(DbtFlags.EMPTY) ? Rows.NONE : Rows.ALL,
                SampleOption.read(flags, clock()),
                selected);
    }

    /** What {@code --state} has, to compare with. */
    EarlierRun earlier() {
        return flags.text(DbtFlags.STATE)
                .<EarlierRun>map(state -> new ProjectComparison(
                        parsed.manifest(),
                        earlier(state),
                        EarlierArtifacts.read(target.directory()).sources()))
                .orElseGet(EarlierRun::none);
    }

    private EarlierArtifacts earlier(String state) {
        Path directory = project.resolve(state).normalize();
        if (!Files.isDirectory(directory)) {
            throw new FloeException(
                    Problem.error(CommandLineError.NO_SUCH_DIRECTORY, "State directory '" + state + "' does not exist")
                            .withHelp("name the target directory of an earlier run, seen from the project"));
        }
        return EarlierArtifacts.read(directory);
    }

    /** What may surprise somebody who compares with a run whose files this one writes anew. */
    Optional<Problem> stateWarning() {
        return flags.text(DbtFlags.STATE)
                .filter(state -> project.resolve(state).normalize().equals(target.directory()))
                .map(state -> Problem.warning(
                                DbtError.STATE_IS_TARGET,
                                "State directory '%s' is the target directory, whose files this command replaces"
                                        .formatted(state))
                        .withHelp("keep a copy of the earlier run's files elsewhere, and name that with '--state'"));
    }

    /** Where nodes are read that are not here. */
    Deferral deferral() {
        return flags.isOn(DbtFlags.DEFER) ? elsewhere("'--defer'") : Deferral.none();
    }

    /** What the run of {@code --state} has made. */
    Deferral elsewhere() {
        return elsewhere("'floe dbt clone'");
    }

    private Deferral elsewhere(String asking) {
        DictValue manifest = flags.kept(DbtFlags.DEFER_STATE)
                .or(() -> flags.kept(DbtFlags.STATE))
                .flatMap(state -> earlier(state).manifest())
                .orElseThrow(() -> new FloeException(
                        Problem.error(CommandLineError.NOT_A_CHOICE, asking + " has no manifest.json to look at")
                                .withHelp("name the target directory of an earlier run with '--state'")));
        DictValue there = DictValue.empty();
        there.entries().putAll(Fields.dict(manifest, "nodes").entries());
        there.entries().putAll(Fields.dict(manifest, "functions").entries());
        return new Deferral(there, flags.isOn(DbtFlags.FAVOR_STATE) ? Preference.THERE : Preference.HERE);
    }

    /** Hears what templates say. */
    TemplateListener talk(List<Problem> problems) {
        boolean isHeard = flags.isNotOff(DbtFlags.PRINT) && invocation.format() == ReportFormat.TEXT;
        return new EventTalk(events, isHeard ? invocation.output() : Channel.nowhere(), problems);
    }

    /** Closes the log file. */
    @Override
    public void close() {
        events.close();
    }
}
