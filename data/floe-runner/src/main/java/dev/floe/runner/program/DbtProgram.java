package dev.floe.runner.program;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.artifact.DbtProfile;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The real dbt, as a child process, on one project. One thread runs it at a time; {@link #cancel} may come from any. */
public final class DbtProgram {
    /** What dbt exits with when it has run its nodes, whatever came of them. */
    private static final List<Integer> HAS_RUN = List.of(0, 1);

    /** Where Linux and macOS look for libraries. */
    private static final List<String> LIBRARY_PATHS = List.of("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");

    private static final String MANIFEST = "manifest.json";
    private static final String RESULTS = "run_results.json";

    private final Path program;
    private final Path project;
    private final DbtProfile profile;
    private final ProgramFiles files;
    private final Map<String, String> environment;
    private final AtomicReference<Optional<ChildProcess>> running = new AtomicReference<>(Optional.empty());
    private volatile boolean isCancelled;

    /**
     * A program that has not been started.
     *
     * @param program the executable file
     * @param environment its variables, secrets that the profile refers to included
     */
    public DbtProgram(
            Path program, Path project, DbtProfile profile, ProgramFiles files, Map<String, String> environment) {
        this.program = requireNonNull(program, "program is null");
        this.project = requireNonNull(project, "project is null");
        this.profile = requireNonNull(profile, "profile is null");
        this.files = requireNonNull(files, "files is null");
        this.environment = Map.copyOf(environment);
    }

    /**
     * What dbt says of a project.
     *
     * @param manifest as dbt writes it
     * @param version of dbt
     * @param selected the unique ids of what was selected, in dbt's order
     */
    public record Description(DictValue manifest, String version, List<String> selected) {
        public Description {
            requireNonNull(manifest, "manifest is null");
            requireNonNull(version, "version is null");
            selected = List.copyOf(selected);
        }
    }

    /**
     * What dbt leaves of a run.
     *
     * @param manifest with the SQL of the nodes
     */
    public record Results(DictValue manifest, DictValue results) {
        public Results {
            requireNonNull(manifest, "manifest is null");
            requireNonNull(results, "results is null");
        }
    }

    /**
     * Reads the project.
     *
     * @param options what is selected, and variables, as dbt's command line has them
     * @throws FloeException if dbt cannot, or is too old
     */
    public Description describe(List<String> options) throws InterruptedException {
        List<String> selected = new ArrayList<>();
        List<String> arguments =
                new ArrayList<>(List.of("--quiet", "ls", "--output", "json", "--output-keys", "unique_id"));
        arguments.addAll(options);
        ChildProcess.Ended ended = run(arguments, line -> ProgramArtifacts.line(line)
                .flatMap(object -> Fields.text(object, "unique_id"))
                .ifPresent(selected::add));
        Optional<Path> file = files.artifact(MANIFEST);
        if (ended.exitCode() != 0 || file.isEmpty()) {
            throw failed("dbt cannot read the project", ended);
        }
        DictValue manifest = ProgramArtifacts.read(file.get());
        String version = Fields.text(Fields.dict(manifest, "metadata"), "dbt_version", "");
        if (ProgramVersion.of(version).filter(ProgramVersion::isSupported).isEmpty()) {
            throw ProgramError.TOO_OLD.exception(
                    "'%s' is dbt %s, and floe drives dbt 1.11 or later".formatted(program, version),
                    "install a later one there, or let floe install its own");
        }
        return new Description(manifest, version, selected);
    }

    /**
     * Builds nodes.
     *
     * @param options what is selected, and how, as dbt's command line has it
     * @param said hears what dbt says
     * @return empty: it was cancelled
     * @throws FloeException if dbt ends without results
     */
    public Optional<Results> build(List<String> options, Consumer<String> said) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--log-format", "json", "build"));
        arguments.addAll(options);
        ProgramTalk talk = new ProgramTalk(said);
        ChildProcess.Ended ended = run(arguments, talk::line);
        Optional<Path> results = files.artifact(RESULTS);
        Optional<Path> manifest = files.artifact(MANIFEST);
        if (isCancelled) {
            return Optional.empty();
        }
        if (!HAS_RUN.contains(ended.exitCode()) || results.isEmpty() || manifest.isEmpty()) {
            throw failed("dbt has ended without results", new ChildProcess.Ended(ended.exitCode(), talk.last()));
        }
        return Optional.of(new Results(ProgramArtifacts.read(manifest.get()), ProgramArtifacts.read(results.get())));
    }

    private ChildProcess.Ended run(List<String> arguments, Consumer<String> lines) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        command.addAll(List.of(
                "--project-dir",
                project.toString(),
                "--profiles-dir",
                files.directory().toString(),
                "--profile",
                profile.name(),
                "--target",
                profile.target(),
                "--target-path",
                files.target().toString(),
                "--log-path",
                files.logs().toString(),
                "--no-send-anonymous-usage-stats"));
        try {
            ChildProcess process = ChildProcess.start(command, project, variables());
            files.rememberProcess(process.handle());
            running.set(Optional.of(process));
            if (isCancelled) {
                process.end();
            }
            return process.await(lines);
        } catch (IOException failure) {
            throw ProgramError.PROGRAM_MISSING.exception(
                    "'%s' cannot be started: %s".formatted(program, failure.getMessage()),
                    "name a dbt that is there with 'FLOE_DBT', or leave that out and let floe install one",
                    failure);
        } finally {
            running.set(Optional.empty());
        }
    }

    /** What would make Python look into another environment is left out. */
    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.keySet().removeAll(List.of("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"));
        variables.put("DBT_USE_COLORS", "false");
        // Nothing redacts that file; this is the least that each version of dbt has a word for.
        variables.put("DBT_LOG_LEVEL_FILE", "error");
        for (String path : LIBRARY_PATHS) {
            variables.merge(
                    path, files.libraries().toString(), (before, own) -> own + java.io.File.pathSeparator + before);
        }
        variables.put("PYTHONUTF8", "1");
        variables.put("PYTHONUNBUFFERED", "1");
        return variables;
    }

    /** Ends dbt as soon as can be, and starts it no more. */
    public void cancel() {
        isCancelled = true;
        running.get().ifPresent(ChildProcess::end);
    }

    private static FloeException failed(String what, ChildProcess.Ended ended) {
        String how = ended.exitCode() > 128
                ? "it was ended by signal " + (ended.exitCode() - 128)
                : "exit code " + ended.exitCode();
        return ProgramError.NO_RESULTS.exception(
                "%s (%s): %s"
                        .formatted(what, how, ended.lastLines().isEmpty() ? "it said nothing" : "\n" + ended.said()),
                "mend what it says; 'floe explain FLOE-E013' tells more");
    }

    /** Whether dbt is there to be started. */
    public static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
