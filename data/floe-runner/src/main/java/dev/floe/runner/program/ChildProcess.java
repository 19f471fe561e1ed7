package dev.floe.runner.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program that runs for floe. It does not outlive floe, as long as floe itself is told to end and not killed. Its outputs
 * come as one stream of lines.
 */
final class ChildProcess {
    /** As much as a person wants to read of a program that has failed. */
    private static final int LAST_LINES = 20;

    /** Longer than a program needs to end in good order, shorter than what people wait. */
    private static final long PATIENCE_SECONDS = 4;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * How a program has ended.
     *
     * @param lastLines that it has said
     */
    record Ended(int exitCode, List<String> lastLines) {
        Ended {
            lastLines = List.copyOf(lastLines);
        }

        String said() {
            return String.join("\n", lastLines);
        }
    }

    /**
     * Starts a program, which reads nothing.
     *
     * @param environment all variables that it has
     * @throws IOException if it cannot be started
     */
    static ChildProcess start(List<String> command, Path directory, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new ChildProcess(process);
    }

    /** Waits for its end. */
    Ended await(Consumer<String> lines) throws IOException, InterruptedException {
        Thread hook = new Thread(this::end, "end of a child process");
        boolean isHooked = hook(hook);
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    last.add(line);
                    if (last.size() > LAST_LINES) {
                        last.remove();
                    }
                }
                lines.accept(line);
            }
            return new Ended(process.waitFor(), List.copyOf(last));
        } catch (UncheckedIOException | IOException cut) {
            end();
            return new Ended(process.waitFor(), List.copyOf(last));
        } finally {
            end();
            if (isHooked) {
                unhook(hook);
            }
        }
    }

    /** Whether it could be arranged; not while floe already ends. */
    private static boolean hook(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // Then the hook ends what has ended.
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends the program and all that it has started, with force where asking does not help. Any thread may call it. */
    void end() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException impatient) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
