package dev.floe.cli;

import dev.floe.runner.program.DbtProgram;
import dev.floe.runner.program.ProgramError;
import dev.floe.runner.program.PythonEnvironment;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which dbt runs a product whose manifest chooses {@code dbt-core}: the one that a variable names, or one that floe installs. */
final class DbtCoreChoice {
    /** The dbt with which floe's own engine is compared. */
    private static final String STANDARD = "dbt-core==1.11.16";

    private static final String PROGRAM = "FLOE_DBT";
    private static final String PYTHON = "FLOE_PYTHON";

    private final Invocation invocation;

    DbtCoreChoice(Invocation invocation) {
        this.invocation = invocation;
    }

    /**
     * The executable file of dbt.
     *
     * @param adapter what the compute needs beside dbt
     * @throws FloeException if it is not to be had
     */
    Path program(List<String> adapter) {
        Optional<Path> named = variable(PROGRAM);
        if (named.isPresent()) {
            Path program = Files.isDirectory(named.get()) ? PythonEnvironment.program(named.get(), "dbt") : named.get();
            if (!DbtProgram.isProgram(program)) {
                throw new FloeException(Problem.error(
                                ProgramError.PROGRAM_MISSING,
                                "Variable '%s' names '%s', where no dbt is".formatted(PROGRAM, named.get()))
                        .withHelp("name an executable dbt, or the environment that it is installed in"));
            }
            return program;
        }
        List<String> requirements = new ArrayList<>(List.of(STANDARD));
        requirements.addAll(adapter);
        try {
            return new PythonEnvironment(cache(), variable(PYTHON), invocation.environment(), line -> invocation
                            .talk()
                            .print(line + "\n"))
                    .dbt(requirements);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The installation of dbt was interrupted", interrupted);
        }
    }

    private Optional<Path> variable(String name) {
        return text(name).map(invocation::path);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(invocation.environment().get(name)).filter(text -> !text.isEmpty());
    }

    /** Where a user's programs keep what they can make again. */
    private Path cache() {
        Map<String, String> environment = invocation.environment();
        Path home = Path.of(environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ".")));
        Path base = text("XDG_CACHE_HOME")
                .or(() -> text("LOCALAPPDATA"))
                .map(invocation::path)
                .orElse(home.resolve(".cache"));
        return base.resolve("floe").resolve("dbt").toAbsolutePath().normalize();
    }
}
