package dev.floe.runner.program;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Virtual environments of Python with dbt in them, one per set of requirements, in a directory that all products of a user
 * share. Each is made once, whoever else wants it meanwhile.
 */
public final class PythonEnvironment {
    private static final List<String> NAMES = List.of("python3", "python");
    private static final String COMPLETE = "complete";
    private static final boolean IS_WINDOWS = java.io.File.separatorChar == '\\';
    private static final String CHECK =
            "import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 9)";

    private final Path cache;
    private final Optional<Path> python;
    private final Map<String, String> environment;
    private final Consumer<String> talk;

    /**
     * Environments below a directory, which need not be there.
     *
     * @param python the interpreter to make them with; empty: the one on the path
     * @param environment of the programs that make them
     * @param talk hears what takes long
     */
    public PythonEnvironment(
            Path cache, Optional<Path> python, Map<String, String> environment, Consumer<String> talk) {
        this.cache = requireNonNull(cache, "cache is null");
        this.python = requireNonNull(python, "python is null");
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.keySet().removeAll(List.of("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"));
        this.environment = Map.copyOf(variables);
        this.talk = requireNonNull(talk, "talk is null");
    }

    /**
     * The dbt of an environment with these requirements, which is made if it is not there.
     *
     * @throws dev.floe.spi.problem.FloeException {@link ProgramError#PROGRAM_MISSING} without Python, {@link
     *     ProgramError#NOT_INSTALLED} if Python's registry cannot be reached or does not have them
     */
    public Path dbt(List<String> requirements) throws InterruptedException {
        Path directory = cache.resolve(key(requirements));
        try {
            if (!Files.exists(directory.resolve(COMPLETE))) {
                Files.createDirectories(cache);
                make(directory, requirements);
            }
        } catch (IOException failure) {
            throw ProgramError.NOT_INSTALLED.exception(
                    "The environment for dbt cannot be made in '%s': %s".formatted(directory, failure.getMessage()),
                    "make the directory writable, or name another with 'XDG_CACHE_HOME'",
                    failure);
        }
        return program(directory, "dbt");
    }

    /** A program of an environment. */
    public static Path program(Path environment, String name) {
        return IS_WINDOWS
                ? environment.resolve("Scripts").resolve(name + ".exe")
                : environment.resolve("bin").resolve(name);
    }

    private String key(List<String> requirements) {
        try {
            String all = String.join("\n", requirements) + "\n"
                    + python.map(Path::toString).orElse("");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    private void make(Path directory, List<String> requirements) throws IOException, InterruptedException {
        Path lockFile = cache.resolve(directory.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (Files.exists(directory.resolve(COMPLETE))) {
                return;
            }
            String interpreter = interpreter();
            talk.accept("Installing %s into %s, once".formatted(String.join(", ", requirements), directory));
            remove(directory);
            install(List.of(interpreter, "-m", "venv", directory.toString()), "Python makes no environment");
            List<String> install = new ArrayList<>(List.of(
                    program(directory, "python").toString(),
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--no-input",
                    "--disable-pip-version-check"));
            install.addAll(requirements);
            install(install, "%s cannot be installed".formatted(String.join(", ", requirements)));
            Files.writeString(directory.resolve(COMPLETE), String.join("\n", requirements) + "\n");
        }
    }

    private void install(List<String> command, String what) throws IOException, InterruptedException {
        ChildProcess.Ended ended =
                ChildProcess.start(command, cache, environment).await(_ -> {});
        if (ended.exitCode() != 0) {
            throw ProgramError.NOT_INSTALLED.exception(
                    what + ":\n" + ended.said(),
                    "let pip reach a package registry, for instance with 'PIP_INDEX_URL'; or name a dbt that is"
                            + " installed with 'FLOE_DBT'; or choose 'plugins.dbt: embedded', which needs no Python");
        }
    }

    private String interpreter() throws InterruptedException {
        List<String> candidates = python.map(path -> List.of(path.toString())).orElse(NAMES);
        for (String candidate : candidates) {
            try {
                if (ChildProcess.start(List.of(candidate, "-c", CHECK), cache, environment)
                                .await(_ -> {})
                                .exitCode()
                        == 0) {
                    return candidate;
                }
            } catch (IOException missing) {
                // The next may be there.
            }
        }
        throw ProgramError.PROGRAM_MISSING.exception(
                "There is no Python 3.10 or later with 'venv' to install dbt with: tried %s"
                        .formatted(String.join(", ", candidates)),
                "install Python with its 'venv', or name one with 'FLOE_PYTHON' or an installed dbt with 'FLOE_DBT'; or"
                        + " choose 'plugins.dbt: embedded', which needs no Python");
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
