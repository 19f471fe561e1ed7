package dev.floe.testing.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The floe that the build has assembled, started as a user starts it. */
final class AssembledFloe {
    private static final long LONGEST_SECONDS = 180;

    private final Path home;
    private final Map<String, String> environment;

    private AssembledFloe(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /** The same, with more variables. */
    AssembledFloe with(Map<String, String> variables) {
        return new AssembledFloe(home, variables);
    }

    /** Finds it from the directory of this module or from the root of the repository. */
    static AssembledFloe find() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("distribution"))) {
            directory = directory.resolve("..").normalize();
            if (directory.getNameCount() == 0) {
                throw new IllegalStateException(
                        "No repository of floe above " + Path.of("").toAbsolutePath());
            }
        }
        return new AssembledFloe(directory.resolve("distribution/target/floe"), Map.of());
    }

    /** What a process came to. */
    record Ended(int exitCode, String output) {}

    /** Runs a command and waits for its end. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        return await(start(arguments));
    }

    Path launcher() {
        return home.resolve("bin/floe");
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** The same without the launcher, whose options a debugger would not get along with. */
    Process startJava(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfloe.home=" + home,
                "-cp",
                home.resolve("lib/floe-cli.jar").toString(),
                "dev.floe.cli.Floe"));
        command.addAll(List.of(arguments));
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectErrorStream(true).start();
    }

    /** Waits for a process, and kills one that does not end. */
    static Ended await(Process process) throws IOException, InterruptedException {
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
