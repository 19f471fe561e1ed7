package dev.floe.dbt.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs the {@code git} program, with no more of a history than the one revision. */
public final class GitProgram implements PackageRepositories {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final Map<String, String> environment;

    /** @param environment of the program */
    public GitProgram(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String checkOut(String address, String revision, Path directory) throws IOException {
        if (revision.startsWith("-")) {
            throw new IOException("git knows no revision '" + revision + "'");
        }
        Files.createDirectories(directory);
        run(directory, "init", "--quiet");
        run(directory, "remote", "add", "--", "origin", address);
        fetch(directory, revision);
        run(directory, "checkout", "--quiet", "--detach", "FETCH_HEAD");
        return run(directory, "rev-parse", "HEAD").strip();
    }

    private void fetch(Path directory, String revision) throws IOException {
        boolean mayBeTag =
                !revision.equals(DEFAULT_REVISION) && !COMMIT.matcher(revision).matches();
        if (mayBeTag && hasTag(directory, revision)) {
            run(directory, "fetch", "--quiet", "--depth", "1", "origin", "refs/tags/" + revision);
        } else {
            run(directory, "fetch", "--quiet", "--depth", "1", "origin", revision);
        }
    }

    private boolean hasTag(Path directory, String revision) throws IOException {
        return !run(directory, "ls-remote", "--tags", "origin", "refs/tags/" + revision)
                .isBlank();
    }

    private String run(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        // Nobody could answer where the program's output is read.
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        // What runs inside another repository's hook must not write there.
        builder.environment().keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"));
        Path errors = directory.resolveSibling(directory.getFileName() + ".errors");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String output;
            try (InputStream stream = process.getInputStream()) {
                output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (waitFor(process) != 0) {
                String said = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).strip();
                throw new IOException("git " + arguments[0] + " fails: " + said.replace("\n", "; "));
            }
            return output;
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("git was interrupted", interrupted);
        }
    }
}
